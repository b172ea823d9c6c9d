package io.rhema.training.evaluate;

import io.rhema.model.TextClassifier;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.LabelScores;
import io.rhema.training.metric.Accuracy;
import io.rhema.training.metric.LabelIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a classifier is worth on labelled texts.
 *
 * @param model name and version
 * @param dataSet what it was measured on
 * @param accuracy answers counted by true and by predicted label
 * @param truth the true label of each text, an index into those of the accuracy
 * @param answers the label that each text was given, an index too
 */
public record ClassifierEvaluation(
    ModelId model, String dataSet, Accuracy accuracy, List<Integer> truth, List<Integer> answers)
    implements Evaluation {
  /** Enough to sort by length, few enough to hold. */
  private static final int ROWS_AT_ONCE = 1_024;

  public ClassifierEvaluation {
    truth = List.copyOf(truth);
    answers = List.copyOf(answers);
  }

  @Override
  public int examples() {
    return answers.size();
  }

  /** Whether a text was given its true label. */
  public boolean right(int text) {
    return truth.get(text).equals(answers.get(text));
  }

  /**
   * Lets a bundle answer every text of each data set.
   *
   * @param head one of the bundle's that classifies texts
   * @throws EvaluationException when there is a label that the model lacks
   * @throws io.rhema.model.bundle.BundleException when the bundle cannot be served
   */
  public static List<ClassifierEvaluation> of(
      ModelBundle bundle, Head head, List<LabelledData> dataSets) {
    List<String> labels = head.task().labels();
    try (TextClassifier classifier = TextClassifier.open(bundle, head, SessionOptions.DEFAULT)) {
      List<ClassifierEvaluation> evaluations = new ArrayList<>();
      for (LabelledData data : dataSets) {
        int[] truth = truth(data, labels);
        int[] predicted =
            answers(classifier, data.texts()).stream()
                .map(LabelScores::label)
                .mapToInt(labels::indexOf)
                .toArray();
        evaluations.add(
            new ClassifierEvaluation(
                bundle.id(),
                data.name(),
                Accuracy.of(labels, truth, predicted),
                boxed(truth),
                boxed(predicted)));
      }
      return evaluations;
    }
  }

  private static List<Integer> boxed(int[] labels) {
    return Arrays.stream(labels).boxed().toList();
  }

  /** What a classifier says of texts, however many there are. */
  static List<LabelScores> answers(TextClassifier classifier, List<String> texts) {
    List<LabelScores> answers = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += ROWS_AT_ONCE) {
      int to = Math.min(from + ROWS_AT_ONCE, texts.size());
      answers.addAll(classifier.classify(texts.subList(from, to)));
    }
    return answers;
  }

  /**
   * The true label of each text, an index into the labels.
   *
   * @throws EvaluationException when there is another label
   */
  static int[] truth(LabelledData data, List<String> labels) {
    int[] truth = new int[data.labels().size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = LabelIndex.of(labels, data.labels().get(i));
      if (truth[i] < 0) {
        throw new EvaluationException(
            "%s has the label '%s'; the model knows %s, also as their numbers from 0."
                .formatted(data.name(), data.labels().get(i), labels));
      }
    }
    return truth;
  }
}
