package io.rhema.local.evaluate;

import io.rhema.local.EnvironmentException;
import io.rhema.model.TextClassifier;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.LabelScores;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.training.metric.Accuracy;
import io.rhema.training.metric.LabelIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a classifier is worth on labelled texts.
 *
 * @param model name and version
 * @param dataSet what it was measured on
 * @param accuracy answers counted by true and by predicted label
 */
public record ClassifierEvaluation(ModelId model, String dataSet, Accuracy accuracy)
    implements Evaluation {
  /** Enough to sort by length, few enough to hold. */
  private static final int ROWS_AT_ONCE = 1_024;

  /**
   * Lets a bundle answer every text of each data set.
   *
   * @param task sentiments or any classification
   * @throws EnvironmentException when there is a label that the model lacks
   * @throws io.rhema.model.bundle.BundleException when the bundle cannot be served, or has no head
   *     that classifies texts
   */
  public static List<ClassifierEvaluation> of(
      Path folder, TaskKind task, List<LabelledData> dataSets) {
    ModelBundle bundle = ModelBundle.open(folder);
    Head head = task.headOf(bundle);
    List<String> labels = head.task().labels();
    try (TextClassifier classifier = TextClassifier.open(bundle, head, SessionOptions.DEFAULT)) {
      List<ClassifierEvaluation> evaluations = new ArrayList<>();
      for (LabelledData data : dataSets) {
        int[] truth = truth(data, labels);
        int[] predicted =
            answers(classifier, data.texts()).stream().mapToInt(labels::indexOf).toArray();
        evaluations.add(
            new ClassifierEvaluation(
                bundle.id(), data.name(), Accuracy.of(labels, truth, predicted)));
      }
      return evaluations;
    }
  }

  private static List<String> answers(TextClassifier classifier, List<String> texts) {
    List<String> answers = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += ROWS_AT_ONCE) {
      int to = Math.min(from + ROWS_AT_ONCE, texts.size());
      classifier.classify(texts.subList(from, to)).stream()
          .map(LabelScores::label)
          .forEach(answers::add);
    }
    return answers;
  }

  private static int[] truth(LabelledData data, List<String> labels) {
    int[] truth = new int[data.labels().size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = LabelIndex.of(labels, data.labels().get(i));
      if (truth[i] < 0) {
        throw new EnvironmentException(
            "%s has the label '%s'; the model knows %s, also as their numbers from 0."
                .formatted(data.name(), data.labels().get(i), labels));
      }
    }
    return truth;
  }
}
