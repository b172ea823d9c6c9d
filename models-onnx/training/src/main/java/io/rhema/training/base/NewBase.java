package io.rhema.training.base;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Word;
import io.rhema.model.text.analyzer.WordAnalyzer;
import io.rhema.model.text.analyzer.WordVocabulary;
import io.rhema.training.data.TrainingTexts;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.word.LanguageModelShape;
import io.rhema.training.graph.word.MeanNetwork;
import io.rhema.training.graph.word.RecurrentNetwork;
import io.rhema.training.graph.word.TransformerNetwork;
import io.rhema.training.graph.word.WordGraphs;
import io.rhema.training.graph.word.WordNetwork;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.GivenVectors;
import io.rhema.training.recipe.NewNetwork;
import io.rhema.training.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes the folder of a network that is trained from nothing: the words that the recipe's texts
 * have, the chain that finds them, and the graph with its first weights. From then on it is a base
 * like any other: training reads the files that serving will read.
 */
final class NewBase {
  /** What {@code config.json} calls such a model. */
  static final String MODEL_TYPE = "word";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final EncoderRecipe recipe;
  private final NewNetwork base;
  private final Path data;

  NewBase(EncoderRecipe recipe, NewNetwork base, Path data) {
    this.recipe = recipe;
    this.base = base;
    this.data = data;
  }

  /**
   * Writes the files.
   *
   * @throws RecipeException if the chain does not open, or finds no word often enough
   */
  void write(Path folder) throws IOException {
    WordAnalyzer analyzer = open(base.analyzer());
    WordVocabulary.Builder words = new WordVocabulary.Builder();
    for (String text : TrainingTexts.of(recipe, data)) {
      words.add(analyzer.words(text).stream().map(Word::text).toList());
    }
    WordVocabulary vocabulary = vocabulary(words);
    vocabulary.write(folder.resolve(base.analyzer().vocabulary()));
    base.analyzer().withDocuments(words.documents()).write(folder.resolve(AnalyzerDefinition.FILE));
    TokenizerFiles.copy(analyzer.resources().keySet(), data, folder);
    graph(vocabulary).save(folder.resolve("model.onnx"));
    JSON.writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("config.json").toFile(), config(vocabulary.size()));
  }

  private OnnxGraph graph(WordVocabulary vocabulary) throws IOException {
    OnnxGraph graph = fresh(vocabulary.size());
    if (base.vectors().isEmpty()) {
      return graph;
    }
    GivenVectors given = base.vectors().get();
    float[][] rows = VectorRows.of(data.resolve(given.file()), vocabulary, wordWidth());
    return given.frozen()
        ? WordGraphs.withFrozenEmbeddings(graph, rows)
        : WordGraphs.withEmbeddings(graph, rows);
  }

  private OnnxGraph fresh(int vocabulary) {
    long seed = recipe.settings().seed();
    WordNetwork network = base.network();
    return recipe
        .languageModel()
        .map(goal -> new LanguageModelShape(network, vocabulary, goal.tied()))
        .map(shape -> WordGraphs.languageModel(shape, seed))
        .orElseGet(() -> WordGraphs.encoder(network, vocabulary, seed));
  }

  /** Length of a word's vector; a bag has none. */
  private int wordWidth() {
    if (base.network() instanceof MeanNetwork mean) {
      return mean.embedding();
    }
    return base.network() instanceof RecurrentNetwork recurrent
        ? recurrent.embedding()
        : base.network().width();
  }

  private WordAnalyzer open(AnalyzerDefinition definition) {
    try {
      return definition.open(data);
    } catch (BundleException e) {
      throw new RecipeException("Invalid analyzer: " + e.getMessage(), e);
    }
  }

  private WordVocabulary vocabulary(WordVocabulary.Builder words) {
    try {
      return words.build(base.maxWords(), base.minCount());
    } catch (IllegalArgumentException e) {
      throw new RecipeException(
          "No vocabulary can be learnt with min-count=%d: %s"
              .formatted(base.minCount(), e.getMessage()),
          e);
    }
  }

  private ObjectNode config(int vocabulary) {
    ObjectNode config = JSON.createObjectNode();
    config.put("model_type", MODEL_TYPE);
    config.put("hidden_size", base.network().width());
    LanguageModels.describe(config, base.network(), vocabulary);
    recipe.languageModel().ifPresent(goal -> LanguageModels.describe(config, goal));
    if (base.network() instanceof TransformerNetwork transformer) {
      config.put("max_position_embeddings", transformer.maxPositions());
    }
    return config;
  }
}
