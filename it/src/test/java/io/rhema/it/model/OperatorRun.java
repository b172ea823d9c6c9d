package io.rhema.it.model;

import io.rhema.model.text.EncodedText;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.infer.InferenceOperator;
import io.rhema.operator.infer.InferenceOptions;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.read.RawRecord;
import io.rhema.operator.swap.ModelControl;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TextEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;

/**
 * The inference operator in Flink's harness; what was fed is answered at the latest by {@link
 * #finish}.
 */
public final class OperatorRun implements AutoCloseable {
  private final InferenceOperator operator;
  private final TwoInputStreamOperatorTestHarness<AnalyzedEvent, ModelControl, Void> harness;

  /** A model that is asked for some of the tasks it has heads for, and remembers nothing. */
  public OperatorRun(Path bundle, BatchLimits limits, TaskKind... tasks) throws Exception {
    operator =
        new InferenceOperator(
            InferenceOptions.of(bundle.toString(), tasks).withLimits(limits).withCacheKilobytes(0));
    harness = new TwoInputStreamOperatorTestHarness<>(operator);
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

  /** Has all texts answered that were fed. */
  public void finish() throws Exception {
    operator.endInput(1);
  }

  /** Takes the results of a task so far, in the order of the texts. */
  public <R> List<R> take(TaskKind task, Class<R> type) {
    var output = harness.getSideOutput(task.output());
    if (output == null) {
      return List.of();
    }
    List<R> results = output.stream().map(record -> type.cast(record.getValue().result())).toList();
    output.clear();
    return results;
  }

  /** Has all texts answered that were fed, and takes what was said of their sentiment. */
  public List<SentimentResult> drain() throws Exception {
    finish();
    return take(TaskKind.SENTIMENT, SentimentResult.class);
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
