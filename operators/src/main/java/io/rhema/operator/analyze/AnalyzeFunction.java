package io.rhema.operator.analyze;

import io.rhema.model.text.EncodedText;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.operator.Stage;
import io.rhema.operator.decode.DecodedEvent;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.failure.DeadLetterCounters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Encodes each event once for every vocabulary among the job's models. A text that an encoder fails
 * on leaves by {@link DeadLetter#OUTPUT}.
 */
public final class AnalyzeFunction extends ProcessFunction<DecodedEvent, AnalyzedEvent> {
  private static final long serialVersionUID = 1L;

  private final List<String> bundles;
  private transient List<TextEncoder> encoders;
  private transient DeadLetterCounters deadLetters;

  /**
   * @param bundles folders of all models of the job
   */
  public AnalyzeFunction(List<String> bundles) {
    this.bundles = List.copyOf(bundles);
  }

  @Override
  public void open(OpenContext context) {
    Map<String, TextEncoder> distinct = new LinkedHashMap<>();
    for (String bundle : bundles) {
      TextEncoder encoder = TextEncoders.load(Path.of(bundle));
      distinct.putIfAbsent(encoder.fingerprint(), encoder);
    }
    encoders = List.copyOf(distinct.values());
    deadLetters = new DeadLetterCounters(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(DecodedEvent element, Context context, Collector<AnalyzedEvent> out) {
    List<EncodedText> encodings;
    try {
      String text = element.event().getText();
      encodings = encoders.stream().map(encoder -> encoder.encode(text)).toList();
    } catch (RuntimeException e) {
      // An encoder takes any string; should one break that, the text must not stop the job.
      DeadLetter letter = DeadLetter.failed(element.origin(), Stage.ANALYZE, e);
      deadLetters.count(letter);
      context.output(DeadLetter.OUTPUT, letter);
      return;
    }
    out.collect(new AnalyzedEvent(element.origin(), element.event(), encodings));
  }
}
