package io.rhema.it.model;

import io.rhema.model.text.EncodedText;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.infer.InferenceOperator;
import io.rhema.operator.infer.InferenceOptions;
import io.rhema.operator.interpret.SentimentInterpreter;
import io.rhema.operator.read.RawRecord;
import io.rhema.operator.swap.ModelControl;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TextEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;

/**
 * The inference operator in Flink's harness; what was fed is answered at the latest by {@link
 * #drain}.
 */
public final class OperatorRun implements AutoCloseable {
  private final InferenceOperator<SentimentResult> operator;
  private final TwoInputStreamOperatorTestHarness<
          AnalyzedEvent, ModelControl, ResultRecord<SentimentResult>>
      harness;

  public OperatorRun(Path bundle, BatchLimits limits) throws Exception {
    operator =
        new InferenceOperator<>(
            InferenceOptions.of(bundle.toString()).withLimits(limits), SentimentInterpreter::of);
    harness = new TwoInputStreamOperatorTestHarness<>(operator);
    harness.setup(
        ResultRecord.typeOf(SentimentResult.class).createSerializer(new SerializerConfigImpl()));
    harness.open();
  }

  /**
   * An event of a text.
   *
   * @param number its id
   */
  public static TextEvent event(int number, String text) {
    return TextEvent.newBuilder()
        .setId(String.valueOf(number))
        .setText(text)
        .setEventTime(Instant.EPOCH)
        .build();
  }

  public void feed(TextEvent event, EncodedText text) throws Exception {
    RawRecord origin = new RawRecord("texts", 0, 0, 0, null, null, List.of());
    harness.processElement1(new StreamRecord<>(new AnalyzedEvent(origin, event, List.of(text))));
  }

  /** Ends the input and takes all results so far out of the harness. */
  public List<SentimentResult> drain() throws Exception {
    operator.endInput(1);
    List<SentimentResult> results =
        harness.extractOutputValues().stream().map(ResultRecord::result).toList();
    harness.getOutput().clear();
    return results;
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
