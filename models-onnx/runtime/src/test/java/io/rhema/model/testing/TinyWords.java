package io.rhema.model.testing;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Component;
import io.rhema.model.text.analyzer.Weighting;
import io.rhema.model.text.analyzer.WordCount;
import io.rhema.model.text.analyzer.WordVocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whole bundles of words, for texts in English: labels {@code negative} and {@code positive}. The
 * logits of "good" are (-2, 2), of "great" (-4, 4), of "bad" (2, -2), of "not good" (5, -5), of any
 * other word (0, 0). A bag sums them, each times its weight, and adds (0.5, -0.5); a sequence has
 * their mean, unknown words included.
 */
public final class TinyWords {
  /** The labels, in the order of the outputs. */
  public static final List<String> LABELS = TinyBundles.LABELS;

  /** The words, from id 2 on, counted in {@link #DOCUMENTS} documents. */
  public static final WordVocabulary VOCABULARY =
      new WordVocabulary(
          List.of(
              new WordCount("the", 9),
              new WordCount("good", 4),
              new WordCount("great", 1),
              new WordCount("bad", 3),
              new WordCount("movie", 7),
              new WordCount("not", 5),
              new WordCount("not good", 1)));

  /** How many documents the words were counted in. */
  public static final int DOCUMENTS = 9;

  /** The logits that a bag without known words has. */
  private static final float[] BIAS = {0.5f, -0.5f};

  private TinyWords() {}

  /** Writes the bundle {@code words} 1, a bag of words and pairs of words. */
  public static Path bag(Path dir, Weighting weighting) {
    AnalyzerDefinition chain =
        AnalyzerDefinition.english()
            .with(Component.of("shingle"))
            .asBag(weighting)
            .withDocuments(DOCUMENTS);
    return write(dir, chain, new TinyBag(table(), BIAS).toBytes());
  }

  /** Writes the bundle {@code words} 1, a sequence of words. */
  public static Path sequence(Path dir) {
    return write(dir, AnalyzerDefinition.english(), new TinyClassifier(table()).toBytes());
  }

  /** Writes the bundle of another chain around a graph over the vocabulary. */
  public static Path write(Path dir, AnalyzerDefinition chain, byte[] graph) {
    try {
      Files.createDirectories(dir);
      Files.write(dir.resolve("model.onnx"), graph);
      Files.writeString(
          dir.resolve("config.json"), "{\"id2label\": {\"0\": \"negative\", \"1\": \"positive\"}}");
      chain.write(dir.resolve(AnalyzerDefinition.FILE));
      VOCABULARY.write(dir.resolve(chain.vocabulary()));
      BundleWriter.seal(dir, BundleManifest.of("words", "1", "text-classification"));
      return dir;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float[][] table() {
    float[][] table = new float[VOCABULARY.size()][2];
    for (int id = WordVocabulary.FIRST; id < table.length; id++) {
      float positive =
          switch (VOCABULARY.word(id)) {
            case "good" -> 2;
            case "great" -> 4;
            case "bad" -> -2;
            case "not good" -> -5;
            default -> 0;
          };
      table[id] = new float[] {-positive, positive};
    }
    return table;
  }
}
