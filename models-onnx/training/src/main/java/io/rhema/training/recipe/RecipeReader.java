package io.rhema.training.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    Recipe recipe =
        node.text("task").equals(TranslationReader.TASK)
            ? TranslationReader.read(node)
            : EncoderReader.read(node);
    node.refuseOtherKeys();
    return recipe;
  }
}
