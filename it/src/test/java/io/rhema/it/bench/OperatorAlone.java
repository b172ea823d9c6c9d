package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;

/** The inference operator in Flink's harness, fed as fast as it takes records. */
final class OperatorAlone implements Contender {
  private final Corpus corpus;
  private final List<String> labels;
  private final boolean encoding;
  private final InferenceOperator<SentimentResult> operator;
  private final TwoInputStreamOperatorTestHarness<
          AnalyzedEvent, ModelControl, ResultRecord<SentimentResult>>
      harness;
  private final List<TextEvent> events = new ArrayList<>();

  /**
   * @param encoding whether tokenizing is part of what is measured
   */
  OperatorAlone(Corpus corpus, ModelBundle bundle, BatchLimits limits, boolean encoding)
      throws Exception {
    this.corpus = corpus;
    this.encoding = encoding;
    labels = bundle.task().labels();
    for (int i = 0; i < corpus.size(); i++) {
      events.add(
          TextEvent.newBuilder()
              .setId(String.valueOf(i))
              .setText(corpus.texts().get(i))
              .setEventTime(Instant.EPOCH)
              .build());
    }
    operator =
        new InferenceOperator<>(
            InferenceOptions.of(bundle.dir().toString()).withLimits(limits),
            SentimentInterpreter::of);
    harness = new TwoInputStreamOperatorTestHarness<>(operator);
    harness.setup(
        ResultRecord.typeOf(SentimentResult.class).createSerializer(new SerializerConfigImpl()));
    harness.open();
  }

  @Override
  public String name() {
    return encoding ? "encoder and operator" : "operator";
  }

  @Override
  public String description() {
    return encoding
        ? "the text encoder and the inference operator with its default limits, arrival order"
        : "the inference operator with its default limits, arrival order, encoded beforehand";
  }

  @Override
  public int[] run() throws Exception {
    for (int i = 0; i < corpus.size(); i++) {
      EncodedText text =
          encoding ? corpus.encoder().encode(corpus.texts().get(i)) : corpus.encodings().get(i);
      RawRecord origin = new RawRecord("texts", 0, i, 0, null, null, List.of());
      harness.processElement1(
          new StreamRecord<>(new AnalyzedEvent(origin, events.get(i), List.of(text))));
    }
    operator.endInput(1);
    int[] answers = new int[corpus.size()];
    for (ResultRecord<SentimentResult> record : harness.extractOutputValues()) {
      answers[Integer.parseInt(record.result().getEventId())] =
          labels.indexOf(record.result().getLabel());
    }
    harness.getOutput().clear();
    return answers;
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
