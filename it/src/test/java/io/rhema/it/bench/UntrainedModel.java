package io.rhema.it.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.Limits;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.task.Classification;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Component;
import io.rhema.model.text.analyzer.Form;
import io.rhema.model.text.analyzer.Weighting;
import io.rhema.model.text.analyzer.Word;
import io.rhema.model.text.analyzer.WordAnalyzer;
import io.rhema.model.text.analyzer.WordVocabulary;
import io.rhema.training.graph.ClassificationHead;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.layer.Cell;
import io.rhema.training.graph.layer.Positions;
import io.rhema.training.graph.word.BagNetwork;
import io.rhema.training.graph.word.MeanNetwork;
import io.rhema.training.graph.word.RecurrentNetwork;
import io.rhema.training.graph.word.Summary;
import io.rhema.training.graph.word.TransformerNetwork;
import io.rhema.training.graph.word.WordGraphs;
import io.rhema.training.graph.word.WordNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A word model with fresh weights, of the sizes that the recipes on film reviews have: its answers
 * mean nothing, but come as fast as those of a trained one.
 *
 * @param name as it stands in the report
 * @param analyzer the chain
 */
record UntrainedModel(String name, AnalyzerDefinition analyzer, WordNetwork network) {
  private static final int LONGEST = 256;
  private static final int WORDS = 20_000;
  private static final int EMBEDDING = 128;
  private static final long SEED = 1;

  private static final AnalyzerDefinition SMALL_LETTERS =
      AnalyzerDefinition.of(
          List.of(Component.of("htmlStrip")),
          Component.of("standard"),
          List.of(Component.of("lowercase")));

  private static final AnalyzerDefinition PAIRS =
      SMALL_LETTERS.with(
          new Component(
              "shingle",
              Map.of("minShingleSize", "2", "maxShingleSize", "2", "outputUnigrams", "true")));

  /** One of each architecture. */
  static List<UntrainedModel> all() {
    BagNetwork bag = new BagNetwork(16, false);
    return List.of(
        new UntrainedModel("bag of words", SMALL_LETTERS.asBag(Weighting.BINARY), bag),
        new UntrainedModel("bag of bigrams", PAIRS.asBag(Weighting.BINARY), bag),
        new UntrainedModel("bag of bigrams, tf-idf", PAIRS.asBag(Weighting.TFIDF), bag),
        new UntrainedModel("mean of embeddings", SMALL_LETTERS, new MeanNetwork(EMBEDDING, 16)),
        recurrent("RNN", Cell.RNN, EMBEDDING, false),
        recurrent("GRU", Cell.GRU, EMBEDDING, false),
        recurrent("LSTM", Cell.LSTM, EMBEDDING, false),
        recurrent("LSTM, both directions", Cell.LSTM, EMBEDDING / 2, true),
        new UntrainedModel(
            "small Transformer",
            SMALL_LETTERS,
            new TransformerNetwork(
                EMBEDDING, 2, EMBEDDING, 1, Positions.LEARNED, LONGEST, Summary.MAX)));
  }

  private static UntrainedModel recurrent(String name, Cell cell, int hidden, boolean both) {
    return new UntrainedModel(
        name, SMALL_LETTERS, new RecurrentNetwork(cell, EMBEDDING, hidden, 1, both, Summary.MAX));
  }

  /** Writes it as a bundle whose vocabulary is learnt from some texts. */
  ModelBundle write(Path folder, List<String> texts) throws IOException {
    WordAnalyzer words = analyzer.open(folder);
    WordVocabulary vocabulary =
        WordVocabulary.learn(
            texts.stream().map(text -> words.words(text).stream().map(Word::text).toList()),
            WORDS,
            1);
    vocabulary.write(folder.resolve(analyzer.vocabulary()));
    analyzer.withDocuments(texts.size()).write(folder.resolve(AnalyzerDefinition.FILE));
    OnnxGraph graph = WordGraphs.encoder(network, vocabulary.size(), SEED);
    ClassificationHead.attach(graph, network.width(), 2, SEED);
    graph.save(folder.resolve("model.onnx"));
    ObjectNode config = new ObjectMapper().createObjectNode();
    config.putObject("id2label").put("0", "negative").put("1", "positive");
    new ObjectMapper().writeValue(folder.resolve("config.json").toFile(), config);
    Limits limits = analyzer.form() == Form.BAG ? new Limits(LONGEST, 0) : Limits.of(LONGEST);
    BundleWriter.seal(
        folder,
        BundleManifest.of("untrained", "1", Classification.NAME)
            .withLimits(limits.maxTokens(), limits.overlap()));
    return ModelBundle.open(folder);
  }
}
