package io.rhema.training.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.RecipeException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Texts as JSON lines: one object a text. */
record JsonTexts(Path path, DataFile file) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether a file is called as JSON lines are. */
  static boolean isNamed(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".jsonl") || name.endsWith(".ndjson");
  }

  JsonTexts {
    if (!file.columns().isEmpty()) {
      throw new RecipeException(
          "Invalid columns=%s of %s: JSON lines name their columns; leave them out"
              .formatted(file.columns(), path));
    }
  }

  void read(Reader reader, LabelledTexts.Cells cells) throws IOException {
    try (MappingIterator<JsonNode> lines = lines(reader)) {
      for (int number = 1; lines.hasNextValue(); number++) {
        JsonNode line = lines.nextValue();
        String label =
            file.labelColumn().isEmpty() ? null : value(line, file.labelColumn().get(), number);
        cells.add(label, value(line, file.textColumn(), number));
      }
    } catch (JsonProcessingException e) {
      throw notJson(path, e);
    }
  }

  static List<String> firstKeys(Path path, Reader reader) throws IOException {
    List<String> keys = new ArrayList<>();
    try (MappingIterator<JsonNode> lines = lines(reader)) {
      if (lines.hasNextValue()) {
        lines.nextValue().fieldNames().forEachRemaining(keys::add);
      }
    } catch (JsonProcessingException e) {
      throw notJson(path, e);
    }
    return keys;
  }

  private static MappingIterator<JsonNode> lines(Reader reader) throws IOException {
    return JSON.readerFor(JsonNode.class).readValues(reader);
  }

  private static RecipeException notJson(Path path, JsonProcessingException cause) {
    return new RecipeException(
        "%s, line %d: no JSON: %s"
            .formatted(
                path,
                cause.getLocation() == null ? 1 : cause.getLocation().getLineNr(),
                cause.getOriginalMessage()),
        cause);
  }

  private String value(JsonNode line, String key, int number) {
    JsonNode value = line.path(key);
    if (!value.isValueNode() || value.isNull()) {
      throw new RecipeException(
          "%s, object %d: no text or number under '%s'; each line must have one"
              .formatted(path, number, key));
    }
    return value.asText();
  }
}
