package io.rhema.operator.infer;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.testing.TinyEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a bundle that has an opinion on any text: it knows letters, alone and within a word, and
 * each of them, and whatever it does not know, has a label that a seed decides on.
 */
final class RandomTagger {
  private static final List<String> SPECIALS =
      List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

  /** No label is {@code O}: all of a text is entities, so that none is missed. */
  private static final String CONFIG =
      """
      {
        "architectures": ["BertForTokenClassification"],
        "model_type": "bert",
        "id2label": {"0": "B-PER", "1": "I-PER", "2": "B-LOC", "3": "I-LOC"},
        "max_position_embeddings": 512
      }
      """;

  private static final int LABELS = 4;

  private RandomTagger() {}

  /**
   * @param maxTokens positions of a row, special tokens included
   * @param overlap sub-words that neighbouring rows share
   */
  static Path write(Path dir, long seed, int maxTokens, int overlap) throws IOException {
    List<String> vocabulary = new ArrayList<>(SPECIALS);
    "abcdefghijklmnopqrstuvwxyzαβγабвאבגाกあア가가中"
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(letter -> vocabulary.addAll(List.of(letter, "##" + letter)));
    TinyEncoder graph = new TinyEncoder(table(new Random(seed), vocabulary.size()));
    graph.perToken("logits", graph.hidden(), 0, LABELS);
    Files.createDirectories(dir);
    Files.write(dir.resolve("model.onnx"), graph.toBytes());
    Files.writeString(dir.resolve("config.json"), CONFIG);
    Files.writeString(
        dir.resolve("tokenizer_config.json"),
        "{\"tokenizer_class\": \"BertTokenizer\", \"do_lower_case\": true}");
    Files.writeString(dir.resolve("vocab.txt"), String.join("\n", vocabulary) + "\n");
    BundleWriter.seal(
        dir,
        BundleManifest.of("entities", "1", TokenClassification.NAME)
            .withLimits(maxTokens, overlap));
    return dir;
  }

  private static float[][] table(Random random, int tokens) {
    float[][] table = new float[tokens][LABELS];
    for (float[] logits : table) {
      for (int label = 0; label < LABELS; label++) {
        logits[label] = (float) random.nextGaussian(0, 3);
      }
    }
    return table;
  }
}
