package io.rhema.it.bench;

import io.rhema.it.model.OperatorRun;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.task.Classification;
import io.rhema.model.text.EncodedText;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TextEvent;
import java.util.ArrayList;
import java.util.List;

/** The inference operator in Flink's harness, fed as fast as it takes records. */
final class OperatorAlone implements Contender {
  private final Corpus corpus;
  private final List<String> labels;
  private final boolean encoding;
  private final OperatorRun operator;
  private final List<TextEvent> events = new ArrayList<>();

  /**
   * @param encoding whether tokenizing is part of what is measured
   */
  OperatorAlone(Corpus corpus, ModelBundle bundle, BatchLimits limits, boolean encoding)
      throws Exception {
    this.corpus = corpus;
    this.encoding = encoding;
    labels = bundle.task(Classification.class).labels();
    for (int i = 0; i < corpus.size(); i++) {
      events.add(OperatorRun.event(i, corpus.texts().get(i)));
    }
    operator = new OperatorRun(bundle.dir(), limits, TaskKind.SENTIMENT);
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
      operator.feed(events.get(i), text);
    }
    int[] answers = new int[corpus.size()];
    for (SentimentResult result : operator.drain()) {
      answers[Integer.parseInt(result.getEventId())] = labels.indexOf(result.getLabel());
    }
    return answers;
  }

  @Override
  public void close() throws Exception {
    operator.close();
  }
}
