package io.rhema.training.recipe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Form;
import io.rhema.training.graph.layer.Cell;
import io.rhema.training.graph.layer.Positions;
import io.rhema.training.graph.word.BagNetwork;
import io.rhema.training.graph.word.MeanNetwork;
import io.rhema.training.graph.word.RecurrentNetwork;
import io.rhema.training.graph.word.Summary;
import io.rhema.training.graph.word.TransformerNetwork;
import io.rhema.training.graph.word.WordNetwork;
import java.util.List;
import java.util.Optional;

/** Reads the {@code model} and the {@code analyzer} of a recipe that starts from nothing. */
final class NewNetworkReader {
  private static final int MOST_UNITS = 65_536;
  private static final String FORM = "form";

  private NewNetworkReader() {}

  /**
   * @param goals what the network's heads will learn
   * @param longestRow of any stage, in words
   */
  static NewNetwork read(RecipeNode recipe, List<Goal> goals, int longestRow) {
    boolean tags = goals.stream().anyMatch(TaggingGoal.class::isInstance);
    RecipeNode model = recipe.mapping("model");
    WordNetwork network;
    try {
      network = network(model, tags, longestRow);
    } catch (IllegalArgumentException e) {
      throw new RecipeException("Invalid model: " + e.getMessage(), e);
    }
    model.refuseOtherKeys();
    if (tags && !network.tokenVectors()) {
      throw new RecipeException(
          "Invalid model: a tagger answers for each word, so its network must be recurrent or a transformer with summary=all");
    }
    for (Goal goal : goals) {
      if (goal instanceof LanguageModelGoal words) {
        LanguageModelReader.requireFit(network, words);
      }
    }
    RecipeNode analyzer = recipe.mapping("analyzer");
    return new NewNetwork(
        network,
        definition(analyzer, network instanceof BagNetwork ? Form.BAG : Form.SEQUENCE),
        analyzer.integer("max-words", 20_000, 1, 10_000_000),
        analyzer.integer("min-count", 1, 1, Integer.MAX_VALUE),
        vectors(recipe, network, goals));
  }

  private static Optional<GivenVectors> vectors(
      RecipeNode recipe, WordNetwork network, List<Goal> goals) {
    if (!recipe.has("embeddings")) {
      return Optional.empty();
    }
    if (network instanceof BagNetwork) {
      throw new RecipeException(
          "Invalid embeddings: a bag has no vector for a word; leave them out, or take architecture=mean");
    }
    RecipeNode node = recipe.mapping("embeddings");
    GivenVectors vectors = new GivenVectors(node.text("vectors"), node.flag("frozen", false));
    node.refuseOtherKeys();
    if (vectors.frozen() && goals.stream().anyMatch(LanguageModelGoal.class::isInstance)) {
      throw new RecipeException(
          "Invalid embeddings.frozen=true: a language model is there to learn them; leave it out");
    }
    return Optional.of(vectors);
  }

  /** Reads a network; the caller refuses the keys that are left. */
  static WordNetwork network(RecipeNode node, boolean tags, int longestRow) {
    String architecture = node.text("architecture");
    return switch (architecture) {
      case "bag" -> new BagNetwork(size(node, "hidden", 16), node.flag("batch-norm", false));
      case "mean" ->
          new MeanNetwork(size(node, "embedding", 64), node.integer("hidden", 0, 0, MOST_UNITS));
      case "rnn" -> recurrent(node, Cell.RNN, tags);
      case "gru" -> recurrent(node, Cell.GRU, tags);
      case "lstm" -> recurrent(node, Cell.LSTM, tags);
      case "transformer" ->
          new TransformerNetwork(
              size(node, "hidden", 128),
              size(node, "heads", 4),
              size(node, "feed-forward", 256),
              size(node, "layers", 1),
              node.choice("positions", Positions.SINUSOIDAL),
              size(node, "max-positions", longestRow),
              node.choice("summary", tags ? Summary.ALL : Summary.MEAN));
      default ->
          throw new RecipeException(
              "Invalid model.architecture=%s: must be one of bag, mean, rnn, gru, lstm, transformer"
                  .formatted(architecture));
    };
  }

  private static RecurrentNetwork recurrent(RecipeNode node, Cell cell, boolean tags) {
    return new RecurrentNetwork(
        cell,
        size(node, "embedding", 64),
        size(node, "hidden", 64),
        size(node, "layers", 1),
        node.flag("bidirectional", true),
        node.choice("summary", tags ? Summary.ALL : Summary.LAST));
  }

  private static int size(RecipeNode node, String key, int otherwise) {
    return node.integer(key, otherwise, 1, MOST_UNITS);
  }

  /**
   * The section but for what is about the vocabulary is as {@code analyzer.json} has it; the form
   * follows from the network.
   */
  private static AnalyzerDefinition definition(RecipeNode node, Form form) {
    ObjectNode json = node.without("max-words", "min-count");
    if (!json.has(FORM)) {
      json.put(FORM, form.toString());
    }
    AnalyzerDefinition definition;
    try {
      definition = AnalyzerDefinition.of(json);
    } catch (BundleException e) {
      throw new RecipeException("Invalid analyzer: it " + e.getMessage(), e);
    }
    if (definition.form() != form) {
      throw new RecipeException(
          "Invalid analyzer.form=%s: the model's architecture reads a %s"
              .formatted(definition.form(), form));
    }
    return definition;
  }
}
