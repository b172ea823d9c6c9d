package io.rhema.training.graph.seq2seq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.training.graph.AtomicFile;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.layer.Positions;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes and reads {@code config.json}, and writes {@code generation_config.json} as Hugging Face
 * names things.
 */
final class Seq2SeqConfig {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Fills rows, and stands before the first target token, as in Marian's models. */
  private static final int PAD = 0;

  private static final int END = 1;
  private static final int BEAMS = 4;

  private static final String TRANSFORMER = "rhema-transformer";
  private static final String LSTM = "rhema-lstm";

  private Seq2SeqConfig() {}

  /**
   * The measures that a configuration tells.
   *
   * @throws GraphException when this program did not write it
   */
  static Seq2SeqShape read(Path dir) throws IOException {
    JsonNode config = JSON.readTree(dir.resolve("config.json").toFile());
    String type = config.path("model_type").asText();
    try {
      return switch (type) {
        case TRANSFORMER ->
            new TransformerShape(
                number(config, "vocab_size"),
                number(config, "d_model"),
                number(config, "encoder_attention_heads"),
                number(config, "encoder_ffn_dim"),
                number(config, "encoder_layers"),
                number(config, "decoder_layers"),
                config.path("static_position_embeddings").asBoolean()
                    ? Positions.SINUSOIDAL
                    : Positions.LEARNED,
                number(config, "max_position_embeddings"));
        case LSTM ->
            new LstmShape(
                number(config, "vocab_size"),
                number(config, "d_model"),
                number(config, "encoder_layers"),
                number(config, "decoder_layers"),
                number(config, "max_position_embeddings"));
        default ->
            throw new GraphException(
                "%s has model_type '%s'; only models that this program trained can be trained further, %s or %s"
                    .formatted(dir, type, TRANSFORMER, LSTM));
      };
    } catch (IllegalArgumentException e) {
      throw new GraphException("config.json of %s: %s".formatted(dir, e.getMessage()), e);
    }
  }

  /** A number that is missing is 0, which no measure is. */
  private static int number(JsonNode config, String key) {
    return config.path(key).asInt();
  }

  static void write(Seq2SeqShape shape, Path dir) throws IOException {
    write(dir.resolve("config.json"), config(shape));
    write(dir.resolve("generation_config.json"), generation(shape));
  }

  private static ObjectNode config(Seq2SeqShape shape) {
    ObjectNode config = JSON.createObjectNode();
    config.put("is_encoder_decoder", true);
    config.put("tie_word_embeddings", true);
    config.put("vocab_size", shape.vocabulary());
    config.put("d_model", shape.hidden());
    config.put("max_position_embeddings", shape.maxPositions());
    if (shape instanceof TransformerShape transformer) {
      describe(transformer, config);
    } else {
      describe((LstmShape) shape, config);
    }
    ids(config);
    return config;
  }

  private static void describe(TransformerShape shape, ObjectNode config) {
    config.put("model_type", TRANSFORMER);
    config.put("encoder_layers", shape.encoderLayers());
    config.put("decoder_layers", shape.decoderLayers());
    config.put("encoder_attention_heads", shape.heads());
    config.put("decoder_attention_heads", shape.heads());
    config.put("encoder_ffn_dim", shape.feedForward());
    config.put("decoder_ffn_dim", shape.feedForward());
    config.put("activation_function", "relu");
    config.put("normalize_before", true);
    config.put("scale_embedding", true);
    config.put("static_position_embeddings", shape.positions() == Positions.SINUSOIDAL);
  }

  private static void describe(LstmShape shape, ObjectNode config) {
    config.put("model_type", LSTM);
    config.put("encoder_layers", shape.encoderLayers());
    config.put("decoder_layers", shape.decoderLayers());
  }

  private static ObjectNode generation(Seq2SeqShape shape) {
    ObjectNode generation = JSON.createObjectNode();
    ids(generation);
    generation.putArray("bad_words_ids").addArray().add(PAD);
    generation.put("num_beams", BEAMS);
    generation.put("length_penalty", 1.0);
    generation.put("max_length", shape.maxPositions());
    return generation;
  }

  private static void ids(ObjectNode json) {
    json.put("decoder_start_token_id", PAD);
    json.put("pad_token_id", PAD);
    json.put("eos_token_id", END);
  }

  private static void write(Path file, ObjectNode json) throws IOException {
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    AtomicFile.write(file, out -> out.write(bytes));
  }
}
