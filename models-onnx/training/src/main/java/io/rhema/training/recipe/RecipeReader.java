package io.rhema.training.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    HeadsReader heads = HeadsReader.of(node);
    Recipe recipe =
        new Recipe(
            node.text("name"),
            node.text("version"),
            node.text("base"),
            node.list("languages", List.of()),
            heads.goals(),
            node.flag("shape-feature", false),
            node.mappings("stages").stream().map(stage -> stage(stage, heads)).toList(),
            node.integers("seeds", List.of(1L)),
            settings(node.mapping("settings")));
    node.refuseOtherKeys();
    return recipe;
  }

  private static TrainingStage stage(RecipeNode node, HeadsReader heads) {
    TrainingStage stage =
        new TrainingStage(
            node.text("name"), heads.portions(node), node.number("learning-rate", null, 1e-9, 1));
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
