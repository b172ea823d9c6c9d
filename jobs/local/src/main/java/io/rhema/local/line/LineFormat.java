package io.rhema.local.line;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rhema.job.line.Line;
import io.rhema.operator.decode.InputFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How the lines of one file are written. */
public enum LineFormat {
  /** The line is the text, its number the id. */
  TEXT(InputFormat.TEXT),
  /** The line is a JSON object with a {@code text} and perhaps an {@code id}. */
  JSON(InputFormat.JSON);

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final InputFormat input;

  LineFormat(InputFormat input) {
    this.input = input;
  }

  /** What the graph calls this format. */
  public InputFormat input() {
    return input;
  }

  /** JSON when the line is a JSON object that has a text; any other line is a text itself. */
  static LineFormat of(Line line) {
    JsonNode json = parse(line);
    return json.path("text").isTextual() ? JSON : TEXT;
  }

  /**
   * The id and the text of a line, for showing them. Whatever cannot be read is shown as it stands,
   * under the line's number.
   */
  public LineText read(Line line) {
    String number = Long.toString(line.number());
    if (this == JSON) {
      JsonNode json = parse(line);
      if (json.path("text").isTextual()) {
        JsonNode id = json.path("id");
        boolean named = id.isTextual() && !id.textValue().isEmpty() || id.isIntegralNumber();
        return new LineText(named ? id.asText() : number, json.path("text").textValue());
      }
    }
    return new LineText(number, new String(line.bytes(), StandardCharsets.UTF_8));
  }

  private static JsonNode parse(Line line) {
    try {
      return MAPPER.readTree(line.bytes());
    } catch (JacksonException e) {
      return MAPPER.missingNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
