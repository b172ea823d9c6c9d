package io.rhema.training.evaluate;

import io.rhema.model.TextClassifier;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.LabelScores;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a small model in front of a large one is worth: the small one answers where the score of its
 * label reaches a threshold, the large one answers the rest.
 *
 * @param small the model that is asked about every text
 * @param large the model that is asked about the rest
 * @param examples labelled texts
 * @param smallAlone how well and at what cost the small model answers everything
 * @param largeAlone the same of the large one; its cost is 1
 * @param points by rising threshold
 */
public record CascadeCurve(
    ModelId small,
    ModelId large,
    int examples,
    Point smallAlone,
    Point largeAlone,
    List<Point> points) {
  private static final double[] THRESHOLDS = {
    0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.96, 0.97, 0.98, 0.99, 0.995, 0.999
  };

  /** No score reaches it. */
  private static final double NEVER = 2;

  private static final int WARM_UP = 64;

  /**
   * One threshold.
   *
   * @param minScore the score from which on the small model answers
   * @param share of the texts that it answers, 0 to 1
   * @param accuracy of all answers, 0 to 1
   * @param cost CPU time of both, in multiples of what the large model alone takes
   */
  public record Point(double minScore, double share, double accuracy, double cost) {}

  public CascadeCurve {
    points = List.copyOf(points);
  }

  /**
   * Lets both models answer all texts.
   *
   * @throws EvaluationException when their labels differ, or the texts have others
   */
  public static CascadeCurve of(
      ModelBundle small, Head smallHead, ModelBundle large, Head largeHead, LabelledData data) {
    List<String> labels = largeHead.task().labels();
    if (!Set.copyOf(labels).equals(Set.copyOf(smallHead.task().labels()))) {
      throw new EvaluationException(
          "'%s' has the labels %s, and '%s' %s; both must have the same."
              .formatted(small.id().name(), smallHead.task().labels(), large.id().name(), labels));
    }
    List<String> truth =
        Arrays.stream(ClassifierEvaluation.truth(data, labels)).mapToObj(labels::get).toList();
    Answers first = Answers.of(small, smallHead, data.texts());
    Answers second = Answers.of(large, largeHead, data.texts());
    double relative = (double) first.nanos() / Math.max(1, second.nanos());
    List<Point> points = new ArrayList<>();
    for (double threshold : THRESHOLDS) {
      points.add(point(threshold, relative, truth, first, second));
    }
    return new CascadeCurve(
        small.id(),
        large.id(),
        truth.size(),
        point(0, relative, truth, first, second),
        new Point(1, 0, point(NEVER, relative, truth, first, second).accuracy(), 1),
        points);
  }

  /**
   * The lowest threshold of which all from there on lose no more accuracy than this to the large
   * model alone; empty when there is none.
   */
  public Optional<Point> within(double tolerance) {
    Optional<Point> found = Optional.empty();
    for (int i = points.size() - 1; i >= 0; i--) {
      if (points.get(i).accuracy() < largeAlone.accuracy() - tolerance) {
        return found;
      }
      found = Optional.of(points.get(i));
    }
    return found;
  }

  private static Point point(
      double threshold, double relative, List<String> truth, Answers first, Answers second) {
    int sure = 0;
    int right = 0;
    for (int i = 0; i < truth.size(); i++) {
      boolean isSure = first.scores().get(i).score() >= threshold;
      sure += isSure ? 1 : 0;
      right += (isSure ? first : second).scores().get(i).label().equals(truth.get(i)) ? 1 : 0;
    }
    double share = (double) sure / truth.size();
    return new Point(threshold, share, (double) right / truth.size(), relative + (1 - share));
  }

  /** What a model says of each text, and the CPU time that it took on one thread. */
  private record Answers(List<LabelScores> scores, long nanos) {
    static Answers of(ModelBundle bundle, Head head, List<String> texts) {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      try (TextClassifier classifier = TextClassifier.open(bundle, head, SessionOptions.DEFAULT)) {
        var unused = classifier.classify(texts.subList(0, Math.min(WARM_UP, texts.size())));
        long start = threads.getCurrentThreadCpuTime();
        List<LabelScores> scores = ClassifierEvaluation.answers(classifier, texts);
        return new Answers(scores, threads.getCurrentThreadCpuTime() - start);
      }
    }
  }
}
