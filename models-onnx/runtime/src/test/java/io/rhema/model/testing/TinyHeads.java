package io.rhema.model.testing;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.Head;
import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.text.LetterCase;
import io.rhema.model.text.WordShape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Whole bundles that answer for each token, with several heads, or with vectors, over the
 * vocabulary and with the limits of {@link TinyBundles}, whose misbehaving words misbehave here
 * too.
 *
 * <p>Entities: "ada" is {@code B-PER}, "love" and "##lace" {@code I-PER}, "paris" {@code B-LOC},
 * "acme" {@code B-ORG}, every other token {@code O}. The logit of that label is {@value #SURE}, the
 * others are 0, so the label's probability is {@link #score}.
 */
public final class TinyHeads {
  /** The labels of entities, in the order of the outputs. */
  public static final List<String> ENTITY_LABELS =
      List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG");

  /** The dimensions of the vector of a token, as {@link #vector} gives them. */
  public static final int DIMENSIONS = 3;

  private static final float SURE = 8;
  private static final int SENTIMENTS = TinyBundles.LABELS.size();
  private static final int ALL = SENTIMENTS + ENTITY_LABELS.size();

  private TinyHeads() {}

  /** Writes the bundle {@code entities} 1 into a folder, which is made if need be. */
  public static Path entities(Path dir) {
    return entities(dir, "entities", "1");
  }

  /** Writes the bundle under another name or version. */
  public static Path entities(Path dir, String name, String version) {
    TinyEncoder graph = new TinyEncoder(table());
    graph.perToken("logits", graph.hidden(), SENTIMENTS, ALL);
    return writeEntities(dir, name, version, graph);
  }

  /**
   * Writes a bundle {@code entities} 1 that sees word shapes: a word in capitals that is not
   * attached to the one before is {@code B-ORG}, whatever it is otherwise.
   */
  public static Path shapedEntities(Path dir) {
    float[][] shapes = new float[WordShape.COUNT][ALL];
    int apart = WordShape.code(LetterCase.UPPER.code(), false);
    shapes[apart][SENTIMENTS + ENTITY_LABELS.indexOf("B-ORG")] = 2 * SURE;
    TinyEncoder graph = new TinyEncoder(table());
    graph.perToken("logits", graph.hiddenWithShape(shapes), SENTIMENTS, ALL);
    return writeEntities(dir, "entities", "1", graph);
  }

  private static Path writeEntities(Path dir, String name, String version, TinyEncoder graph) {
    return TinyBundles.write(
        dir, graph.toBytes(), TAGGER, BundleManifest.of(name, version, TokenClassification.NAME));
  }

  /**
   * Writes the bundle {@code sentiment-entities} 1: the heads {@code sentiment} and {@code
   * entities} over one encoder, with the answers of the two bundles that have one head each.
   */
  public static Path sentimentEntities(Path dir) {
    return sentimentEntities(dir, "sentiment-entities", "1");
  }

  /** Writes the bundle under another name or version. */
  public static Path sentimentEntities(Path dir, String name, String version) {
    TinyEncoder graph = new TinyEncoder(table());
    graph.perRow("sentiment_logits", graph.hidden(), 0, SENTIMENTS);
    graph.perToken("entities_logits", graph.hidden(), SENTIMENTS, ALL);
    List<Head> heads =
        List.of(
            new Head(
                "sentiment",
                new Classification(TinyBundles.LABELS, Activation.SOFTMAX),
                "sentiment_logits"),
            new Head("entities", new TokenClassification(ENTITY_LABELS), "entities_logits"));
    return TinyBundles.write(
        dir, graph.toBytes(), ENCODER, BundleManifest.ofHeads(name, version, heads));
  }

  /** Writes the bundle {@code embeddings} 1: a vector for each token, to be pooled by the mean. */
  public static Path embeddings(Path dir) {
    TinyEncoder graph = new TinyEncoder(vectors());
    graph.perToken("last_hidden_state", graph.hidden(), 0, DIMENSIONS);
    return writeEmbeddings(dir, graph);
  }

  /** Writes the bundle {@code embeddings} 1 with a graph that pools by itself. */
  public static Path pooledEmbeddings(Path dir) {
    TinyEncoder graph = new TinyEncoder(vectors());
    graph.perRow("sentence_embedding", graph.hidden(), 0, DIMENSIONS);
    return writeEmbeddings(dir, graph);
  }

  private static Path writeEmbeddings(Path dir, TinyEncoder graph) {
    BundleManifest manifest = BundleManifest.of("embeddings", "1", "feature-extraction");
    return TinyBundles.write(dir, graph.toBytes(), ENCODER, manifest);
  }

  /** The label of a token of the vocabulary. */
  public static String label(String token) {
    return switch (token) {
      case "ada" -> "B-PER";
      case "love", "##lace" -> "I-PER";
      case "paris" -> "B-LOC";
      case "acme" -> "B-ORG";
      default -> "O";
    };
  }

  /** The probability of the label of every token. */
  public static double score() {
    return Math.exp(SURE) / (Math.exp(SURE) + ENTITY_LABELS.size() - 1);
  }

  /** The vector of a token, before pooling: 1, its sentiment, and the number of its label. */
  public static float[] vector(String token) {
    return new float[] {1, TinyBundles.positive(token), ENTITY_LABELS.indexOf(label(token))};
  }

  /** The logits of each token id: those of its sentiment, then those of its label. */
  private static float[][] table() {
    float[][] sentiments = TinyBundles.table(1);
    float[][] table = new float[sentiments.length][];
    for (int id = 0; id < table.length; id++) {
      String token = TinyBundles.VOCABULARY.get(id);
      table[id] = Arrays.copyOf(sentiments[id], ALL);
      table[id][SENTIMENTS + ENTITY_LABELS.indexOf(label(token))] = SURE;
      if (token.equals(TinyBundles.NAN)) {
        Arrays.fill(table[id], Float.NaN);
      }
    }
    return table;
  }

  private static float[][] vectors() {
    return TinyBundles.VOCABULARY.stream()
        .filter(token -> !token.equals(TinyBundles.CRASH))
        .map(TinyHeads::vector)
        .toArray(float[][]::new);
  }

  private static final String TAGGER =
      """
      {
        "architectures": ["BertForTokenClassification"],
        "model_type": "bert",
        "id2label": {"0": "O", "1": "B-PER", "2": "I-PER", "3": "B-LOC", "4": "I-LOC", "5": "B-ORG",
                     "6": "I-ORG"},
        "max_position_embeddings": 512
      }
      """;

  private static final String ENCODER =
      """
      {"architectures": ["BertModel"], "model_type": "bert", "max_position_embeddings": 512}
      """;
}
