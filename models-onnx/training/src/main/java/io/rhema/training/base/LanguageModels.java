package io.rhema.training.base;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.word.LanguageModelShape;
import io.rhema.training.graph.word.RecurrentNetwork;
import io.rhema.training.graph.word.Summary;
import io.rhema.training.graph.word.TransformerNetwork;
import io.rhema.training.graph.word.WordGraphs;
import io.rhema.training.graph.word.WordNetwork;
import io.rhema.training.recipe.LanguageModelGoal;
import io.rhema.training.recipe.NetworkJson;
import io.rhema.training.recipe.Prediction;
import java.util.Set;

/** What {@code config.json} says of our own language models, and what is built by it. */
public final class LanguageModels {
  private static final String NEXT_WORD = "WordForCausalLM";
  private static final String MASKED = "WordForMaskedLM";
  private static final String NETWORK = "network";
  private static final String TIED = "tied";
  private static final String VOCABULARY = "vocab_size";

  private LanguageModels() {}

  /** The name of the architecture, as Hugging Face would have it. */
  public static String architecture(LanguageModelGoal goal) {
    return goal.prediction() == Prediction.NEXT_WORD ? NEXT_WORD : MASKED;
  }

  /** Whether a configuration is that of a trained language model. */
  static boolean isOne(JsonNode config) {
    return Set.of(NEXT_WORD, MASKED).contains(config.path("architectures").path(0).asText());
  }

  /** Adds what is needed to build a word model again. */
  static void describe(ObjectNode config, WordNetwork network, int vocabulary) {
    config.put(VOCABULARY, vocabulary);
    config.set(NETWORK, NetworkJson.of(network));
  }

  /** Adds what only language models have. */
  static void describe(ObjectNode config, LanguageModelGoal goal) {
    config.put(TIED, goal.tied());
  }

  /** Drops what only language models have. */
  public static void forget(ObjectNode config) {
    config.remove(TIED);
  }

  /**
   * The measures that a configuration tells.
   *
   * @throws io.rhema.training.recipe.RecipeException if it tells none
   */
  public static LanguageModelShape shape(JsonNode config) {
    return new LanguageModelShape(
        NetworkJson.read(config.path(NETWORK)),
        config.path(VOCABULARY).asInt(),
        config.path(TIED).asBoolean());
  }

  /** The graph that serves what was trained. */
  public static OnnxGraph served(JsonNode config, ModelProto trained) {
    return WordGraphs.servedLanguageModel(shape(config), trained);
  }

  /**
   * The encoder in a language model, with its summary of a text, or a vector for each word.
   *
   * @param tokens whether each word's vector is wanted
   */
  static OnnxGraph encoder(JsonNode config, ModelProto trained, boolean tokens) {
    LanguageModelShape shape = shape(config);
    WordNetwork network = tokens ? withoutSummary(shape.network()) : shape.network();
    return WordGraphs.encoder(network, shape.vocabulary(), trained);
  }

  private static WordNetwork withoutSummary(WordNetwork network) {
    if (network instanceof RecurrentNetwork r) {
      return new RecurrentNetwork(
          r.cell(), r.embedding(), r.hidden(), r.layers(), r.bidirectional(), Summary.ALL);
    }
    TransformerNetwork t = (TransformerNetwork) network;
    return new TransformerNetwork(
        t.hidden(),
        t.heads(),
        t.feedForward(),
        t.layers(),
        t.positions(),
        t.maxPositions(),
        Summary.ALL);
  }
}
