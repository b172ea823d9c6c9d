package io.rhema.training.evaluate;

import io.rhema.model.TextClassifier;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.LabelScores;
import io.rhema.training.metric.LabelIndex;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
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

  /** Enough to sort by length, few enough to hold. */
  private static final int ROWS_AT_ONCE = 1_024;

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
    List<String> truth = truth(data, labels);
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
        new Point(0, 1, accuracy(truth, first), relative),
        new Point(1, 0, accuracy(truth, second), 1),
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

  private static double accuracy(List<String> truth, Answers answers) {
    int right = 0;
    for (int i = 0; i < truth.size(); i++) {
      right += answers.scores().get(i).label().equals(truth.get(i)) ? 1 : 0;
    }
    return (double) right / truth.size();
  }

  private static List<String> truth(LabelledData data, List<String> labels) {
    List<String> truth = new ArrayList<>();
    for (String written : data.labels()) {
      int label = LabelIndex.of(labels, written);
      if (label < 0) {
        throw new EvaluationException(
            "%s has the label '%s'; the models know %s, also as their numbers from 0."
                .formatted(data.name(), written, labels));
      }
      truth.add(labels.get(label));
    }
    return truth;
  }

  /** What a model says of each text, and the CPU time that it took on one thread. */
  private record Answers(List<LabelScores> scores, long nanos) {
    static Answers of(ModelBundle bundle, Head head, List<String> texts) {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      try (TextClassifier classifier = TextClassifier.open(bundle, head, SessionOptions.DEFAULT)) {
        var unused = classifier.classify(texts.subList(0, Math.min(WARM_UP, texts.size())));
        List<LabelScores> scores = new ArrayList<>();
        long start = threads.getCurrentThreadCpuTime();
        for (int from = 0; from < texts.size(); from += ROWS_AT_ONCE) {
          scores.addAll(
              classifier.classify(
                  texts.subList(from, Math.min(from + ROWS_AT_ONCE, texts.size()))));
        }
        return new Answers(scores, threads.getCurrentThreadCpuTime() - start);
      }
    }
  }
}
