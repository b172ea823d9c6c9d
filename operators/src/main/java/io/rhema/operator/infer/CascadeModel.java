package io.rhema.operator.infer;

import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.swap.ModelFace;
import io.rhema.schema.ClassificationResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * A small model in front of a large one. The small one is asked about every text of a window, the
 * large one about those that the small one is not sure of. Each result names the model that gave
 * it.
 *
 * <p>To the rest of the job this is the large model: commands and savepoints are about that one.
 * The small one is what the options say.
 */
final class CascadeModel implements ServedModel {
  private final EncodingModel small;
  private final EncodingModel large;
  private final float minScore;
  private final InferenceMetrics smallMetrics;

  private CascadeModel(
      EncodingModel small, EncodingModel large, float minScore, InferenceMetrics smallMetrics) {
    this.small = small;
    this.large = large;
    this.minScore = minScore;
    this.smallMetrics = smallMetrics;
  }

  /** As {@link ServedModel#open}. */
  static CascadeModel open(
      Candidate candidate, InferenceOptions options, InferenceMetrics metrics) {
    CascadeOptions cascade = options.cascade();
    String name = cascade.read(candidate.bundle(), options.tasks()).id().name();
    InferenceMetrics smallMetrics = metrics.before(name);
    EncodingModel small =
        EncodingModel.open(Candidate.configured(cascade.bundle()), options, smallMetrics);
    try {
      EncodingModel large = EncodingModel.open(candidate, options, metrics);
      return new CascadeModel(small, large, cascade.minScore(), smallMetrics);
    } catch (RuntimeException e) {
      small.close();
      throw e;
    }
  }

  @Override
  public ServedVersion version() {
    return large.version();
  }

  @Override
  public ModelFace face() {
    return large.face();
  }

  @Override
  public int sizeOf(AnalyzedEvent event) {
    return large.sizeOf(event);
  }

  @Override
  public void answer(List<AnalyzedEvent> events, Consumer<List<Answer>> taker) {
    answer(events, small::answer, large::answer, taker);
  }

  @Override
  public void answerAnew(List<AnalyzedEvent> events, Consumer<List<Answer>> taker) {
    answer(events, small::answerAnew, large::answerAnew, taker);
  }

  private void answer(
      List<AnalyzedEvent> events,
      BiConsumer<List<AnalyzedEvent>, Consumer<List<Answer>>> askSmall,
      BiConsumer<List<AnalyzedEvent>, Consumer<List<Answer>>> askLarge,
      Consumer<List<Answer>> taker) {
    List<List<Answer>> bySmall = new ArrayList<>(events.size());
    askSmall.accept(events, bySmall::add);
    List<AnalyzedEvent> unsure = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (!isSure(bySmall.get(i))) {
        unsure.add(events.get(i));
      }
    }
    Deque<List<Answer>> waiting = new ArrayDeque<>(bySmall);
    handOver(waiting, taker);
    if (!unsure.isEmpty()) {
      askLarge.accept(
          unsure,
          byLarge -> {
            waiting.remove();
            taker.accept(byLarge);
            handOver(waiting, taker);
          });
    }
  }

  /** Up to the first event that is the large model's to answer. */
  private void handOver(Deque<List<Answer>> waiting, Consumer<List<Answer>> taker) {
    while (!waiting.isEmpty() && isSure(waiting.element())) {
      count(waiting.element());
      taker.accept(waiting.remove());
    }
  }

  private boolean isSure(List<Answer> answers) {
    return answers.stream().allMatch(this::isSure);
  }

  private void count(List<Answer> answers) {
    smallMetrics.answered();
    for (Answer answer : answers) {
      if (answer instanceof Answer.Given given) {
        smallMetrics.answered(given.task());
      }
    }
  }

  /** What the small model has no answer to, for whatever reason, the large one is asked. */
  private boolean isSure(Answer answer) {
    return answer instanceof Answer.Given given && score(given.result()) >= minScore;
  }

  private static float score(SpecificRecord result) {
    if (result instanceof SentimentResult sentiment) {
      return sentiment.getStatus() == ResultStatus.ok ? sentiment.getScore() : -1;
    }
    ClassificationResult labels = (ClassificationResult) result;
    return labels.getStatus() == ResultStatus.ok ? labels.getScore() : -1;
  }

  @Override
  public void cancel() {
    small.cancel();
    large.cancel();
  }

  @Override
  public void close() {
    try {
      small.close();
    } finally {
      large.close();
    }
  }
}
