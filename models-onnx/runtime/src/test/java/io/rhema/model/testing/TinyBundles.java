package io.rhema.model.testing;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whole bundles with a predictable sentiment model: labels {@code negative} and {@code positive}
 * over some words. The logits of a text are the mean over its tokens, {@code [CLS]} and {@code
 * [SEP]} included: "good" gives (-2, 2) to the mean, "great" (-4, 4), "bad" (2, -2), "awful" (4,
 * -4), every other token (0, 0).
 *
 * <p>Two words misbehave: {@link #NAN} makes the logits of its text NaN, {@link #CRASH} is in the
 * vocabulary but not in the graph, so that the native run of its whole batch fails.
 */
public final class TinyBundles {
  /** A word that makes the logits of its text NaN. */
  public static final String NAN = "nan";

  /** A word with which a native run fails. */
  public static final String CRASH = "crash";

  /** The positions of a row, special tokens included; longer texts are cut into windows. */
  public static final int MAX_TOKENS = 16;

  /** The sub-words that neighbouring windows share. */
  public static final int OVERLAP = 4;

  /** The labels, in the order of the outputs. */
  public static final List<String> LABELS = List.of("negative", "positive");

  /** The vocabulary; the index of a token is its id. {@link #CRASH} comes last. */
  public static final List<String> VOCABULARY =
      List.of(
          "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "good", "great", "bad", "awful", "the", "a",
          "movie", "was", "is", "and", "not", "film", "##s", ".", ",", "!", "in", "ada", "love",
          "##lace", "paris", "acme", NAN, CRASH);

  private TinyBundles() {}

  /** Writes the bundle {@code sentiment} 1 into a folder, which is made if need be. */
  public static Path sentiment(Path dir) {
    return sentiment(dir, "sentiment", "1");
  }

  /** Writes the bundle under another name or version. */
  public static Path sentiment(Path dir, String name, String version) {
    return write(dir, name, version, new TinyClassifier(table(1)));
  }

  /**
   * Writes the bundle {@code spam} 1: the same model with other labels, {@code ham} for {@code
   * negative} and {@code spam} for {@code positive}.
   */
  public static Path spam(Path dir) {
    String config = CONFIG.replace("negative", "ham").replace("positive", "spam");
    return write(
        dir,
        new TinyClassifier(table(1)).toBytes(),
        config,
        BundleManifest.of("spam", "1", "text-classification"));
  }

  /** Writes a bundle of these labels and vocabulary around a graph. */
  public static Path write(Path dir, String name, String version, TinyClassifier graph) {
    return write(
        dir, graph.toBytes(), CONFIG, BundleManifest.of(name, version, "text-classification"));
  }

  /** Writes a bundle around any graph over the vocabulary. */
  static Path write(Path dir, byte[] graph, String config, BundleManifest manifest) {
    try {
      Files.createDirectories(dir);
      Files.write(dir.resolve("model.onnx"), graph);
      Files.writeString(dir.resolve("config.json"), config);
      Files.writeString(dir.resolve("tokenizer_config.json"), TOKENIZER_CONFIG);
      Files.writeString(dir.resolve("vocab.txt"), String.join("\n", VOCABULARY) + "\n");
      BundleWriter.seal(dir, manifest.withLimits(MAX_TOKENS, OVERLAP));
      return dir;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The logits of each token id of the graph.
   *
   * @param gain factor on all of them: -1 turns every answer round
   */
  public static float[][] table(float gain) {
    float[][] table = new float[VOCABULARY.size() - 1][];
    for (int id = 0; id < table.length; id++) {
      float positive = gain * positive(VOCABULARY.get(id));
      table[id] = new float[] {-positive, positive};
    }
    return table;
  }

  /** What a token gives to the logit of {@code positive}. */
  public static float positive(String token) {
    return switch (token) {
      case "good" -> 2;
      case "great" -> 4;
      case "bad" -> -2;
      case "awful" -> -4;
      case NAN -> Float.NaN;
      default -> 0;
    };
  }

  /** The id of a token of the vocabulary. */
  public static int id(String token) {
    int id = VOCABULARY.indexOf(token);
    return id < 0 ? VOCABULARY.indexOf("[UNK]") : id;
  }

  /** The expected probability of {@code positive} for words that fit one row. */
  public static double positiveScore(String... words) {
    double sum = 0;
    for (String word : words) {
      sum += positive(word);
    }
    double logit = sum / (words.length + 2);
    return 1 / (1 + Math.exp(-2 * logit));
  }

  private static final String CONFIG =
      """
      {
        "architectures": ["BertForSequenceClassification"],
        "model_type": "bert",
        "id2label": {"0": "negative", "1": "positive"},
        "label2id": {"negative": 0, "positive": 1},
        "max_position_embeddings": 512,
        "problem_type": "single_label_classification"
      }
      """;

  private static final String TOKENIZER_CONFIG =
      """
      {"tokenizer_class": "BertTokenizer", "do_lower_case": true, "model_max_length": 512}
      """;
}
