package io.rhema.model.testing;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Component;
import io.rhema.model.text.analyzer.WordCount;
import io.rhema.model.text.analyzer.WordVocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whole bundles with language models whose answers can be told without a computer. */
public final class TinyLanguageModels {
  /** In the order of their ids, which begin at 2. */
  public static final List<String> WORDS = List.of("once", "upon", "a", "time", "midnight");

  private static final List<Object> BATCH = List.of("batch", "words");
  private static final List<Object> STATE = List.of("batch", 1);

  private TinyLanguageModels() {}

  /**
   * Writes the bundle {@code tales} 1, which tells "once upon a time" and ends, or, less likely by
   * a score of 1, "once upon a midnight". To it, the unknown word is always the likeliest.
   */
  public static Path tales(Path dir) {
    int ids = WordVocabulary.FIRST + WORDS.size();
    float[] table = new float[ids * ids];
    for (int id = 0; id < ids; id++) {
      table[id * ids + WordVocabulary.UNKNOWN] = 50;
    }
    follows(table, ids, 0, 2, 20);
    follows(table, ids, 2, 3, 20);
    follows(table, ids, 3, 4, 20);
    follows(table, ids, 4, 5, 20);
    follows(table, ids, 4, 6, 19);
    follows(table, ids, 5, 0, 20);
    follows(table, ids, 6, 0, 20);
    OnnxFile file = new OnnxFile().input("input_ids", "int64", BATCH);
    file.input("past_states.0.hidden", "float", STATE);
    file.floats("table", new long[] {ids, ids}, table).floats("one", new long[] {1}, 1);
    file.node("Gather", "logits", "table", "input_ids");
    file.node("Add", "present_states.0.hidden", "past_states.0.hidden", "one");
    file.output("logits", "float", List.of("batch", "words", ids));
    file.output("present_states.0.hidden", "float", STATE);
    return write(dir, file.toBytes(), WORDS);
  }

  private static void follows(float[] table, int ids, int id, int next, float score) {
    table[id * ids + next] = score;
  }

  /** Writes the bundle {@code tales} 1 around any graph and words. */
  public static Path write(Path dir, byte[] graph, List<String> words) {
    try {
      Files.createDirectories(dir);
      Files.write(dir.resolve("model.onnx"), graph);
      Files.writeString(dir.resolve("config.json"), "{\"architectures\": [\"WordForCausalLM\"]}");
      AnalyzerDefinition.of(List.of(), Component.of("standard"), List.of(Component.of("lowercase")))
          .write(dir.resolve(AnalyzerDefinition.FILE));
      new WordVocabulary(words.stream().map(word -> new WordCount(word, 1)).toList())
          .write(dir.resolve(AnalyzerDefinition.VOCABULARY));
      BundleWriter.seal(dir, BundleManifest.of("tales", "1", "text-generation"));
      return dir;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a masked model over {@link TinyBundles#VOCABULARY}, as others export one, without a
   * manifest: where {@code [MASK]} is, it tells "good" (3), "great" (2), "##s" (1); elsewhere,
   * "bad".
   */
  public static Path masked(Path dir) {
    int ids = TinyBundles.VOCABULARY.size();
    float[] table = new float[ids * ids];
    for (int id = 0; id < ids; id++) {
      table[id * ids + TinyBundles.id("bad")] = 9;
    }
    int mask = TinyBundles.id("[MASK]") * ids;
    table[mask + TinyBundles.id("bad")] = 0;
    table[mask + TinyBundles.id("good")] = 3;
    table[mask + TinyBundles.id("great")] = 2;
    table[mask + TinyBundles.id("##s")] = 1;
    OnnxFile file = new OnnxFile().input("input_ids", "int64", BATCH);
    file.floats("table", new long[] {ids, ids}, table);
    file.node("Gather", "logits", "table", "input_ids");
    file.output("logits", "float", List.of("batch", "words", ids));
    String config =
        "{\"architectures\": [\"BertForMaskedLM\"], \"max_position_embeddings\": %d}"
            .formatted(TinyBundles.MAX_TOKENS);
    TinyBundles.write(dir, file.toBytes(), config, BundleManifest.of("masked", "1", "fill-mask"));
    try {
      Files.delete(dir.resolve(BundleManifest.FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return dir;
  }
}
