package io.rhema.it.bench;

import io.rhema.it.model.OperatorRun;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TextEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One operator or several in Flink's harness, all fed with every text. */
final class OperatorsOfTasks implements Contender {
  /** The answer to a text by contenders that are not asked for its sentiment. */
  static final int NONE = -1;

  /** A model and what it is asked for. */
  record Part(Path bundle, TaskKind... tasks) {
    boolean asks(TaskKind task) {
      return Arrays.asList(tasks).contains(task);
    }
  }

  private final String name;
  private final String description;
  private final Corpus corpus;
  private final Part[] parts;
  private final List<OperatorRun> operators = new ArrayList<>();
  private final List<TextEvent> events = new ArrayList<>();

  OperatorsOfTasks(String name, String description, Corpus corpus, Part... parts) throws Exception {
    this.name = name;
    this.description = description;
    this.corpus = corpus;
    this.parts = parts;
    for (Part part : parts) {
      operators.add(new OperatorRun(part.bundle(), BatchLimits.DEFAULT, part.tasks()));
    }
    for (int i = 0; i < corpus.size(); i++) {
      events.add(OperatorRun.event(i, corpus.texts().get(i)));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public int[] run() throws Exception {
    for (int i = 0; i < corpus.size(); i++) {
      for (OperatorRun operator : operators) {
        operator.feed(events.get(i), corpus.encodings().get(i));
      }
    }
    int[] answers = new int[corpus.size()];
    Arrays.fill(answers, NONE);
    for (int p = 0; p < parts.length; p++) {
      operators.get(p).finish();
      if (parts[p].asks(TaskKind.SENTIMENT)) {
        for (SentimentResult result :
            operators.get(p).take(TaskKind.SENTIMENT, SentimentResult.class)) {
          answers[Integer.parseInt(result.getEventId())] = result.getLabel().hashCode() & 0xffff;
        }
      }
      if (parts[p].asks(TaskKind.ENTITIES)) {
        int count = operators.get(p).take(TaskKind.ENTITIES, EntitiesResult.class).size();
        if (count != corpus.size()) {
          throw new IllegalStateException(
              "'%s' gave entities of %d texts, must be %d".formatted(name, count, corpus.size()));
        }
      }
    }
    return answers;
  }

  @Override
  public void close() throws Exception {
    for (OperatorRun operator : operators) {
      operator.close();
    }
  }
}
