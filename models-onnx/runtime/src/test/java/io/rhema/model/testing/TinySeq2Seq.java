package io.rhema.model.testing;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.task.Translation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A Transformer of two decoder layers with random weights, as graphs in every layout that exporters
 * write and, in {@link TinySeq2SeqWeights#scores}, as plain Java that knows no cache.
 *
 * <p>The encoder gives each token of the source its vector and position. A decoder layer adds what
 * it finds by attention in what was written, then in the source. Token 0 starts and pads, {@value
 * TinySeq2SeqWeights#END} ends.
 */
public final class TinySeq2Seq {

  /** Which graphs there are. */
  public enum Layout {
    /** Optimum's: a decoder for the first token and one with a cache for the later ones. */
    SEPARATE,
    /** Optimum's: both in one graph, told apart by {@code use_cache_branch}. */
    MERGED,
    /** Ours: one graph whose cache may be empty; the encoder gives the caches of the source. */
    SINGLE,
    /** Optimum's, exported without a cache. */
    WITHOUT_CACHE
  }

  private static final List<Object> SOURCE = List.of("batch", "source");
  private static final List<Object> TARGET = List.of("batch", "step");
  private static final List<Object> HIDDEN_STATES =
      List.of("batch", "source", TinySeq2SeqWeights.WIDTH);

  private final TinySeq2SeqWeights weights;

  public TinySeq2Seq(TinySeq2SeqWeights weights) {
    this.weights = weights;
  }

  /** Writes the bundle {@code translation} 1, from English into French, with beam search of 4. */
  public Path write(Path dir, Layout layout) {
    try {
      Files.createDirectories(dir);
      Files.write(dir.resolve("encoder_model.onnx"), encoder(layout == Layout.SINGLE));
      switch (layout) {
        case SEPARATE -> {
          Files.write(dir.resolve("decoder_model.onnx"), first(true));
          Files.write(dir.resolve("decoder_with_past_model.onnx"), withPast(1));
        }
        case MERGED -> Files.write(dir.resolve("decoder_model_merged.onnx"), merged());
        case SINGLE -> Files.write(dir.resolve("decoder_with_past_model.onnx"), withPast("step"));
        case WITHOUT_CACHE -> Files.write(dir.resolve("decoder_model.onnx"), first(false));
      }
      return seal(dir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes configuration, vocabulary and manifest around the graphs in a folder. */
  static Path seal(Path dir) throws IOException {
    Files.writeString(dir.resolve("config.json"), CONFIG);
    Files.writeString(dir.resolve("generation_config.json"), GENERATION);
    Files.writeString(dir.resolve("vocab.txt"), String.join("\n", words()) + "\n");
    Files.writeString(dir.resolve("tokenizer_config.json"), "{\"do_lower_case\": true}");
    BundleWriter.seal(
        dir,
        BundleManifest.of("translation", "1", Translation.NAME)
            .withTranslation(new Translation("en", "fr")));
    return dir;
  }

  private static List<String> words() {
    List<String> special = List.of("[PAD]", "[SEP]", "[UNK]", "[CLS]", "[MASK]");
    return IntStream.range(0, TinySeq2SeqWeights.VOCABULARY)
        .mapToObj(id -> id < special.size() ? special.get(id) : "word" + id)
        .toList();
  }

  private byte[] encoder(boolean withCaches) {
    OnnxFile file = new OnnxFile().input("input_ids", "int64", SOURCE);
    file.input("attention_mask", "int64", SOURCE);
    weights.addTo(file);
    TinySeq2SeqNodes nodes = new TinySeq2SeqNodes(file, "");
    file.node("Identity", "last_hidden_state", nodes.embed("input_ids", null));
    file.output("last_hidden_state", "float", HIDDEN_STATES);
    for (int layer = 0; withCaches && layer < TinySeq2SeqWeights.LAYERS; layer++) {
      for (String part : TinySeq2SeqNodes.PARTS) {
        String name = "present.%d.encoder.%s".formatted(layer, part);
        String weight = "cross_%s_%d".formatted(part, layer);
        file.node("Identity", name, nodes.heads("last_hidden_state", weight));
        file.output(name, "float", cache("source"));
      }
    }
    return file.toBytes();
  }

  /** A decoder that reads everything that was written. */
  private byte[] first(boolean givesCaches) {
    OnnxFile file = decoder("step").input("encoder_hidden_states", "float", HIDDEN_STATES);
    new TinySeq2SeqNodes(file, "").decode(false, false, givesCaches);
    return declare(file, givesCaches, givesCaches).toBytes();
  }

  /** A decoder that goes on from its caches. */
  private byte[] withPast(Object step) {
    OnnxFile file = decoder(step);
    addPasts(file);
    new TinySeq2SeqNodes(file, "").decode(true, true, true);
    file.output("cross_attentions.0", "float", attention());
    file.output("cross_attentions.1", "float", attention());
    return declare(file, true, false).toBytes();
  }

  private byte[] merged() {
    OnnxFile file = decoder("step").input("encoder_hidden_states", "float", HIDDEN_STATES);
    addPasts(file);
    file.input("use_cache_branch", "bool", List.of(1));
    OnnxFile past = new OnnxFile();
    OnnxFile fresh = new OnnxFile();
    List<String> outputs =
        new TinySeq2SeqNodes(past, "then_").branch(new TinySeq2SeqNodes(fresh, "else_"));
    file.choice("use_cache_branch", past, fresh, outputs);
    return declare(file, true, true).toBytes();
  }

  private OnnxFile decoder(Object step) {
    OnnxFile file = new OnnxFile().input("input_ids", "int64", List.of(TARGET.get(0), step));
    file.input("encoder_attention_mask", "int64", SOURCE);
    weights.addTo(file);
    return file;
  }

  private static void addPasts(OnnxFile file) {
    for (int layer = 0; layer < TinySeq2SeqWeights.LAYERS; layer++) {
      for (String part : TinySeq2SeqNodes.PARTS) {
        file.input("past_key_values.%d.decoder.%s".formatted(layer, part), "float", cache("past"));
        file.input(
            "past_key_values.%d.encoder.%s".formatted(layer, part), "float", cache("source"));
      }
    }
  }

  private static OnnxFile declare(OnnxFile file, boolean written, boolean source) {
    file.output("logits", "float", List.of("batch", "step", TinySeq2SeqWeights.VOCABULARY));
    for (int layer = 0; written && layer < TinySeq2SeqWeights.LAYERS; layer++) {
      for (String part : TinySeq2SeqNodes.PARTS) {
        file.output("present.%d.decoder.%s".formatted(layer, part), "float", cache("all"));
        if (source) {
          file.output("present.%d.encoder.%s".formatted(layer, part), "float", cache("source"));
        }
      }
    }
    return file;
  }

  private static List<Object> cache(String length) {
    return List.of(
        "batch",
        TinySeq2SeqWeights.HEADS,
        length,
        TinySeq2SeqWeights.WIDTH / TinySeq2SeqWeights.HEADS);
  }

  private static List<Object> attention() {
    return List.of("batch", TinySeq2SeqWeights.HEADS, "step", "source");
  }

  private static final String CONFIG =
      """
      {
        "architectures": ["MarianMTModel"],
        "is_encoder_decoder": true,
        "decoder_start_token_id": 0,
        "eos_token_id": 1,
        "pad_token_id": 0,
        "vocab_size": %d,
        "max_position_embeddings": %d
      }
      """
          .formatted(TinySeq2SeqWeights.VOCABULARY, TinySeq2SeqWeights.POSITIONS);

  private static final String GENERATION =
      """
      {"num_beams": 4, "max_length": 16, "bad_words_ids": [[0]], "decoder_start_token_id": 0,
       "eos_token_id": 1, "pad_token_id": 0}
      """;
}
