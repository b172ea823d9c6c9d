package io.rhema.model.testing;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.task.Translation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A whole bundle that translates word by word: a {@link TinyTranslatorVocabulary} word becomes the
 * French one, everything else stays as it is. "hello world." becomes "bonjour monde.".
 *
 * <p>Three words misbehave: {@link #FOREVER} makes its text endless, with {@link #NAN} the model
 * answers what is no number, with {@link #CRASH} the native run of the whole batch fails.
 *
 * <p>The graphs are in our own layout, {@code encoder_model.onnx} and {@code
 * decoder_with_past_model.onnx}. Token {@code n} of the source is looked at when token {@code n} is
 * written: {@code cross_attentions.0} is 1 there. The score of a token falls with the square of its
 * distance from the right one.
 */
public final class TinyTranslator {
  /** A word whose text goes on until it is cut off. */
  public static final String FOREVER = "forever";

  /** A word that makes the scores of its text NaN. */
  public static final String NAN = "nan";

  /** A word with which a native run fails. */
  public static final String CRASH = "crash";

  /** Most tokens of a source, and of a text that is written. */
  public static final int MAX_TOKENS = 40;

  private static final List<Object> SOURCE = List.of("batch", "source");
  private static final float SURE = 4;

  private TinyTranslator() {}

  /** Writes the bundle {@code translation-en-fr} 1 into a folder, which is made if need be. */
  public static Path write(Path dir) {
    return write(dir, "translation-en-fr", "1");
  }

  /** Writes the bundle under another name or version. */
  public static Path write(Path dir, String name, String version) {
    TinyTranslatorVocabulary vocabulary = new TinyTranslatorVocabulary();
    try {
      Files.createDirectories(dir);
      Files.write(dir.resolve("encoder_model.onnx"), encoder(vocabulary));
      Files.write(dir.resolve("decoder_with_past_model.onnx"), decoder(vocabulary));
      Files.writeString(dir.resolve("tokenizer.json"), vocabulary.tokenizerJson());
      Files.writeString(dir.resolve("config.json"), CONFIG.formatted(vocabulary.size()));
      Files.writeString(dir.resolve("generation_config.json"), GENERATION);
      BundleWriter.seal(
          dir,
          BundleManifest.of(name, version, Translation.NAME)
              .withTranslation(new Translation("en", "fr")));
      return dir;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each token's number in French is its key, whether it is {@link #FOREVER} its value. */
  private static byte[] encoder(TinyTranslatorVocabulary vocabulary) {
    float[] translated = vocabulary.translated();
    float[] endless = new float[translated.length];
    endless[vocabulary.id(FOREVER)] = 1;
    OnnxFile file = new OnnxFile().input("input_ids", "int64", SOURCE);
    file.input("attention_mask", "int64", SOURCE);
    file.floats("translated", new long[] {translated.length, 1}, translated);
    file.floats("endless", new long[] {endless.length, 1}, endless);
    file.longs("axis_1", 1).longs("axes_1_3", 1, 3);
    file.node("Gather", "last_hidden_state", "translated", "input_ids");
    file.output("last_hidden_state", "float", List.of("batch", "source", 1));
    file.node("Unsqueeze", "present.0.encoder.key", "last_hidden_state", "axis_1");
    file.node("Gather", "flags", "endless", "input_ids");
    file.node("Cast", "to", OnnxFile.elementType("float"), "mask", "attention_mask");
    file.node("Unsqueeze", "mask_4", "mask", "axes_1_3");
    file.node("Unsqueeze", "flags_4", "flags", "axis_1");
    file.node("Mul", "present.0.encoder.value", "flags_4", "mask_4");
    file.output("present.0.encoder.key", "float", cache("source"));
    return file.output("present.0.encoder.value", "float", cache("source")).toBytes();
  }

  private static byte[] decoder(TinyTranslatorVocabulary vocabulary) {
    OnnxFile file = new OnnxFile().input("input_ids", "int64", List.of("batch", "step"));
    file.input("encoder_attention_mask", "int64", SOURCE);
    for (String part : TinySeq2SeqNodes.PARTS) {
      file.input("past_key_values.0.decoder." + part, "float", cache("past"));
      file.input("past_key_values.0.encoder." + part, "float", cache("source"));
    }
    constants(file, vocabulary.size());
    // The cache is a zero for each token that was written: its length is what counts.
    file.node("Cast", "to", OnnxFile.elementType("float"), "ids", "input_ids");
    file.node("Mul", "zeros", "ids", "none").node("Unsqueeze", "fresh", "zeros", "axes_1_3");
    for (String part : TinySeq2SeqNodes.PARTS) {
      String present = "present.0.decoder." + part;
      file.node("Concat", "axis", 2, present, "past_key_values.0.decoder." + part, "fresh");
      file.output(present, "float", cache("all"));
    }
    positions(file);
    file.node("Gather", "axis", 2, "right_4", "past_key_values.0.encoder.key", "looked_at");
    file.node("Reshape", "right", "right_4", "flat");
    file.node("Sub", "distance", "numbers", "right").node("Mul", "square", "distance", "distance");
    file.node("Mul", "scores", "square", "sure");
    file.node("ReduceSum", "keepdims", 0, "endless", "past_key_values.0.encoder.value", "axes_2_3");
    file.node("Unsqueeze", "endless_3", "endless", "axis_2");
    file.node("Mul", "never", "endless_3", "end").node("Add", "logits", "scores", "never");
    attention(file);
    file.output("cross_attentions.0", "float", List.of("batch", 1, "step", "source"));
    return file.output("logits", "float", List.of("batch", "step", vocabulary.size())).toBytes();
  }

  private static void constants(OnnxFile file, int size) {
    float[] numbers = new float[size];
    float[] end = new float[size];
    for (int id = 0; id < size; id++) {
      numbers[id] = id;
    }
    end[TinyTranslatorVocabulary.END] = -1e6f;
    file.floats("numbers", new long[] {1, 1, size}, numbers);
    file.floats("end", new long[] {1, 1, size}, end);
    file.floats("none", new long[] {1}, 0).floats("sure", new long[] {1}, -SURE);
    file.scalar("zero", 0).scalar("one", 1).scalar("two", 2);
    file.longs("axis_2", 2).longs("axes_1_3", 1, 3).longs("axes_2_3", 2, 3).longs("flat", 0, -1, 1);
    file.longs("axis_0", 0).longs("axis_1", 1);
  }

  /** Token n of the source for token n that is written; its last one for those beyond. */
  private static void positions(OnnxFile file) {
    length(file, "past", "past_key_values.0.decoder.key");
    length(file, "all", "present.0.decoder.key");
    length(file, "source", "past_key_values.0.encoder.key");
    file.node("Range", "positions", "past", "all", "one");
    file.node("Sub", "last", "source", "one").node("Min", "looked_at", "positions", "last");
  }

  private static void length(OnnxFile file, String name, String cache) {
    file.node("Shape", name + "_shape", cache).node("Gather", name, name + "_shape", "two");
  }

  private static void attention(OnnxFile file) {
    file.node("Range", "columns", "zero", "source", "one");
    file.node("Unsqueeze", "columns_2", "columns", "axis_0");
    file.node("Unsqueeze", "looked_at_2", "looked_at", "axis_1");
    file.node("Equal", "looks", "columns_2", "looked_at_2");
    file.node("Cast", "to", OnnxFile.elementType("float"), "looks_2", "looks");
    // Zeros of the shape [batch, 1, step, 1] give it the batch.
    file.node("Add", "cross_attentions.0", "fresh", "looks_2");
  }

  private static List<Object> cache(String length) {
    return List.of("batch", 1, length, 1);
  }

  private static final String CONFIG =
      """
      {
        "architectures": ["MarianMTModel"],
        "is_encoder_decoder": true,
        "decoder_start_token_id": 0,
        "eos_token_id": 1,
        "pad_token_id": 0,
        "vocab_size": %%d,
        "max_position_embeddings": %d
      }
      """
          .formatted(MAX_TOKENS);

  private static final String GENERATION =
      """
      {"num_beams": 2, "max_length": %d, "decoder_start_token_id": 0, "eos_token_id": 1,
       "pad_token_id": 0}
      """
          .formatted(MAX_TOKENS + 1);
}
