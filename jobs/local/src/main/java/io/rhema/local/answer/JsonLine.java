package io.rhema.local.answer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;

/**
 * JSON in one line that any program can read and no terminal obeys: what UTF-8 has no bytes for
 * (halves of surrogate pairs), and what would control a terminal that shows the line, is escaped.
 */
public final class JsonLine {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonLine() {}

  /** The line, without a line break. */
  public static String of(JsonNode json) {
    try {
      return escape(MAPPER.writeValueAsString(json));
    } catch (JacksonException e) {
      throw new IllegalStateException("A tree of strings and numbers cannot fail to be written", e);
    }
  }

  private static String escape(String json) {
    StringBuilder escaped = null;
    for (int i = 0; i < json.length(); ) {
      int c = json.codePointAt(i);
      if (isSafe(c)) {
        if (escaped != null) {
          escaped.appendCodePoint(c);
        }
      } else {
        escaped = escaped == null ? new StringBuilder(json.substring(0, i)) : escaped;
        escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
      }
      i += Character.charCount(c);
    }
    return escaped == null ? json : escaped.toString();
  }

  /** Such characters stand in strings only: the rest of JSON is ASCII without controls. */
  private static boolean isSafe(int c) {
    return !Cells.controls(c) && c != 0x2028 && c != 0x2029;
  }
}
