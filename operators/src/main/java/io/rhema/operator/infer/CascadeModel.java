package io.rhema.operator.infer;

import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.swap.ModelFace;
import io.rhema.schema.ClassificationResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
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
  public List<List<Answer>> answer(List<AnalyzedEvent> events) {
    return answer(events, ServedModel::answer);
  }

  @Override
  public List<List<Answer>> answerAnew(List<AnalyzedEvent> events) {
    return answer(events, ServedModel::answerAnew);
  }

  private List<List<Answer>> answer(
      List<AnalyzedEvent> events,
      BiFunction<ServedModel, List<AnalyzedEvent>, List<List<Answer>>> asking) {
    List<List<Answer>> answers = new ArrayList<>(asking.apply(small, events));
    List<Integer> places = new ArrayList<>();
    List<AnalyzedEvent> unsure = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (answers.get(i).stream().allMatch(this::isSure)) {
        count(answers.get(i));
      } else {
        places.add(i);
        unsure.add(events.get(i));
      }
    }
    if (!unsure.isEmpty()) {
      List<List<Answer>> rest = asking.apply(large, unsure);
      for (int i = 0; i < places.size(); i++) {
        answers.set(places.get(i), rest.get(i));
      }
    }
    return answers;
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
