package io.rhema.training.embedding;

import io.rhema.model.TextEmbedder;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts of several lengths, down to none and up to one of several windows. */
final class Sentences {
  static final String LATE = "My flight was three hours late.";
  static final String DELAYED = "The plane took off with a long delay.";
  static final String SOUP = "The soup came hot and well seasoned.";

  private static final List<String> ALL =
      List.of(LATE, DELAYED, SOUP, "", "no", (LATE + " " + SOUP + " ").repeat(40));

  private Sentences() {}

  /** Their vectors by one bundle. */
  static Map<String, float[]> embed(Path bundle) {
    try (TextEmbedder embedder =
        TextEmbedder.open(ModelBundle.open(bundle), SessionOptions.DEFAULT)) {
      List<float[]> vectors = embedder.embed(ALL);
      Map<String, float[]> byText = new LinkedHashMap<>();
      for (int i = 0; i < ALL.size(); i++) {
        byText.put(ALL.get(i), vectors.get(i));
      }
      return byText;
    }
  }

  static double cosine(float[] a, float[] b) {
    return inner(a, b) / Math.sqrt(inner(a, a) * inner(b, b));
  }

  static double inner(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
