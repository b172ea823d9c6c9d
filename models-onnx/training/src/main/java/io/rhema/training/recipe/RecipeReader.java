package io.rhema.training.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads recipes. */
public final class RecipeReader {
  private static final YAMLMapper YAML = new YAMLMapper();

  private RecipeReader() {}

  /**
   * @throws RecipeException if the file is not YAML, lacks a key, has one that is not known, or a
   *     value out of its range
   */
  public static Recipe read(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (RecipeException e) {
      throw new RecipeException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Reads a recipe from its text. */
  public static Recipe parse(String yaml) {
    JsonNode root;
    try {
      root = YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new RecipeException("not YAML: " + e.getOriginalMessage(), e);
    }
    RecipeNode node = new RecipeNode(root, "");
    String task = node.text("task");
    if (!task.equals("classification")) {
      throw new RecipeException("Invalid task=%s: must be classification".formatted(task));
    }
    return classification(node);
  }

  private static ClassificationRecipe classification(RecipeNode node) {
    RecipeNode settings = node.mapping("settings");
    ClassificationRecipe recipe =
        new ClassificationRecipe(
            node.text("name"),
            node.text("version"),
            node.text("base"),
            labels(node),
            dataFile(node.mapping("dev")),
            node.mappings("stages").stream().map(RecipeReader::stage).toList(),
            node.integers("seeds", List.of(1L)),
            settings(settings));
    node.refuseOtherKeys();
    return recipe;
  }

  private static Map<String, String> labels(RecipeNode node) {
    Map<String, String> labels = node.texts("labels");
    if (labels.size() < 2 || labels.values().stream().distinct().count() < labels.size()) {
      throw new RecipeException(
          "Invalid labels=%s: must be two or more, each with its own name".formatted(labels));
    }
    return labels;
  }

  private static DataFile dataFile(RecipeNode node) {
    DataFile file =
        new DataFile(
            node.text("path"),
            node.text("label-column", "label"),
            node.text("text-column", "text"),
            node.text("name"),
            node.text("licence"));
    node.refuseOtherKeys();
    return file;
  }

  private static TrainingStage stage(RecipeNode node) {
    TrainingStage stage =
        new TrainingStage(
            node.text("name"),
            node.mappings("data").stream().map(RecipeReader::dataFile).toList(),
            node.integer("max-tokens", null, 8, 512),
            node.choice("cut", Cut.HEAD),
            node.number("epochs", null, 0.001, 1000),
            node.integer("batch-size", null, 1, 4096),
            node.number("learning-rate", null, 1e-9, 1));
    node.refuseOtherKeys();
    return stage;
  }

  private static Settings settings(RecipeNode node) {
    Settings settings =
        new Settings(
            node.integer("seed", 1, 0, Integer.MAX_VALUE),
            node.number("warm-up", 0.06, 0, 0.9),
            node.number("weight-decay", 0.01, 0, 1),
            node.number("clip-norm", 1.0, 0, 1000),
            node.number("dropout", 0.1, 0, 0.9),
            node.number("label-smoothing", 0.0, 0, 0.9),
            node.integer("evaluate-every", 500, 1, Integer.MAX_VALUE),
            node.number("average-from", 0.85, 0, 1),
            node.flag("lazy-rows", true),
            node.flag("bf16", true),
            node.integer("threads", 1, 1, 256));
    node.refuseOtherKeys();
    return settings;
  }
}
