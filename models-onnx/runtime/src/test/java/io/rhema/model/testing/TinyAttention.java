package io.rhema.model.testing;

import io.rhema.model.bundle.BundleManifest;
import java.nio.file.Path;
import java.util.List;

/**
 * A bundle {@code attention} 1 over the vocabulary of {@link TinyBundles} with one layer of
 * attention: "good" looks at "movie", anything else at all tokens alike.
 *
 * <p>Graph: {@code Softmax(query[ids] · key[ids]ᵀ) · key[ids] ▸ mean ▸ × head}, with one number a
 * token and without a mask.
 */
public final class TinyAttention {
  private static final String CONFIG =
      """
      {"architectures": ["BertForSequenceClassification"], "model_type": "bert",
       "id2label": {"0": "negative", "1": "positive"}, "max_position_embeddings": 512}
      """;

  private TinyAttention() {}

  /** Writes the bundle into a folder, which is made if need be. */
  public static Path write(Path dir) {
    OnnxFile file = new OnnxFile().input("input_ids", "int64", List.of("batch", "tokens"));
    int size = TinyBundles.VOCABULARY.size();
    file.floats("query", new long[] {size, 1}, table("good", 100));
    file.floats("key", new long[] {size, 1}, table("movie", 1));
    file.node("Gather", "queries", "query", "input_ids");
    file.node("Gather", "keys", "key", "input_ids");
    file.node("Transpose", "perm", new long[] {0, 2, 1}, "turned", "keys");
    file.node("MatMul", "scores", "queries", "turned");
    file.node("Softmax", "axis", -1, "shares", "scores");
    file.node("MatMul", "context", "shares", "keys");
    file.mean(1, "mean", "context");
    file.floats("head", new long[] {1, 2}, -1, 1);
    file.node("MatMul", "logits", "mean", "head");
    file.output("logits", "float", List.of("batch", 2));
    return TinyBundles.write(
        dir, file.toBytes(), CONFIG, BundleManifest.of("attention", "1", "text-classification"));
  }

  private static float[] table(String token, float number) {
    float[] numbers = new float[TinyBundles.VOCABULARY.size()];
    numbers[TinyBundles.id(token)] = number;
    return numbers;
  }
}
