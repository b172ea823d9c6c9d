package io.rhema.local.evaluate;

import io.rhema.local.EnvironmentException;
import io.rhema.model.TextClassifier;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.Classification;
import io.rhema.model.task.ClassificationResult;
import io.rhema.training.metric.Accuracy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a classifier is worth on labelled texts.
 *
 * @param model name and version
 * @param accuracy answers counted by true and by predicted label
 */
public record Evaluation(ModelId model, Accuracy accuracy) {
  /** Enough to sort by length, few enough to hold. */
  private static final int ROWS_AT_ONCE = 1_024;

  /**
   * Lets a bundle answer every text of a file.
   *
   * @param labelColumn name of the label's column, if the file has a header
   * @param textColumn name of the text's column, if the file has a header
   * @throws EnvironmentException when the file cannot be read, or has a label that the model lacks
   */
  public static Evaluation of(Path bundle, Path file, String labelColumn, String textColumn) {
    LabelledFile rows = LabelledFile.read(file, labelColumn, textColumn);
    ModelBundle model = ModelBundle.open(bundle);
    List<String> labels = model.task(Classification.class).labels();
    int[] truth = truth(rows.labels(), labels, file);
    List<String> answers = new ArrayList<>();
    try (TextClassifier classifier = TextClassifier.open(model, SessionOptions.DEFAULT)) {
      for (int from = 0; from < rows.texts().size(); from += ROWS_AT_ONCE) {
        int to = Math.min(from + ROWS_AT_ONCE, rows.texts().size());
        classifier.classify(rows.texts().subList(from, to)).stream()
            .map(ClassificationResult::label)
            .forEach(answers::add);
      }
    }
    int[] predicted = answers.stream().mapToInt(labels::indexOf).toArray();
    return new Evaluation(model.id(), Accuracy.of(labels, truth, predicted));
  }

  private static int[] truth(List<String> written, List<String> labels, Path file) {
    int[] truth = new int[written.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = index(written.get(i), labels);
      if (truth[i] < 0) {
        throw new EnvironmentException(
            "%s has the label '%s'; the model knows %s, also as their numbers from 0."
                .formatted(file, written.get(i), labels));
      }
    }
    return truth;
  }

  /** A label by its name, whatever its case, or by its number; -1 for none. */
  private static int index(String written, List<String> labels) {
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).toLowerCase(Locale.ROOT).equals(written.toLowerCase(Locale.ROOT))
          || Integer.toString(i).equals(written)) {
        return i;
      }
    }
    return -1;
  }
}
