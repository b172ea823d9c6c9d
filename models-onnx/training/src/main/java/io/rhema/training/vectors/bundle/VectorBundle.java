package io.rhema.training.vectors.bundle;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.bundle.Precision;
import io.rhema.model.bundle.Provenance;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Pooling;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.WordCount;
import io.rhema.model.text.analyzer.WordVocabulary;
import io.rhema.training.graph.EmbeddingHead;
import io.rhema.training.graph.bundle.BundleFolder;
import io.rhema.training.vectors.WordVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A bundle that embeds a text as the mean of its words' vectors.
 *
 * @param id name and version of the model
 * @param vectors of its words
 * @param source what file these are from, for the card
 * @param chain how the words of a text are found; must find them as the vectors have them
 * @param resources the folder that the files of the chain lie in
 */
public record VectorBundle(
    ModelId id, WordVectors vectors, String source, AnalyzerDefinition chain, Path resources) {

  /** Words of a row; a longer text is read in windows that share none. */
  private static final int MAX_WORDS = 4096;

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Writes the folder.
   *
   * @param folder one that does not exist
   * @throws io.rhema.training.graph.GraphException when it exists
   * @throws io.rhema.model.bundle.BundleException when the chain cannot be opened
   */
  public void write(Path folder) throws IOException {
    BundleFolder.write(folder, this::fill);
  }

  private void fill(Path folder) throws IOException {
    copyResources(folder);
    AnalyzerDefinition sequence =
        AnalyzerDefinition.of(chain.charFilters(), chain.tokenizer(), chain.filters());
    sequence.write(folder.resolve(AnalyzerDefinition.FILE));
    // The frequencies are not known, and a mean does not ask for them.
    new WordVocabulary(vectors.words().stream().map(word -> new WordCount(word, 0)).toList())
        .write(folder.resolve(sequence.vocabulary()));
    MeanGraph.of(vectors).save(folder.resolve("model.onnx"));
    JSON.writerWithDefaultPrettyPrinter()
        .writeValue(
            folder.resolve("config.json").toFile(),
            Map.of("model_type", "word-vectors", "hidden_size", vectors.dimension()));
    Files.writeString(folder.resolve("MODEL_CARD.md"), card());
    BundleWriter.seal(folder, manifest());
  }

  private void copyResources(Path folder) throws IOException {
    for (String name : chain.open(resources).resources().keySet()) {
      Path copy = folder.resolve(name);
      Files.createDirectories(copy.getParent());
      Files.copy(resources.resolve(name), copy);
    }
  }

  private BundleManifest manifest() {
    Head head = new Head("embeddings", new Embedding(Pooling.MEAN, true), EmbeddingHead.OUTPUT);
    Map<String, Object> made =
        Map.of(
            "chain", chain.chain(),
            "dimensions", vectors.dimension(),
            "words", vectors.size());
    return BundleManifest.ofHeads(id.name(), id.version(), List.of(head))
        .withPrecision(Precision.FP32)
        .withLimits(MAX_WORDS, 0)
        .withProvenance(new Provenance(source, null, made, null, null, null, null));
  }

  private String card() {
    return """
        # %s %s

        Gives a text the mean of its words' vectors, of length 1: %d words with %d numbers each, from
        `%s`. Words are found by `%s`. The order of words and unknown words count for nothing; a
        text of unknown words alone has a vector of zeros.
        """
        .formatted(
            id.name(), id.version(), vectors.size(), vectors.dimension(), source, chain.chain());
  }
}
