package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.bundle.BundleException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the {@code pattern} of a {@code Split} or {@code Replace}: {@code {"String": …}} is looked
 * for as it is, {@code {"Regex": …}} is an expression of Oniguruma in Ruby's syntax.
 */
final class PatternJson {
  private static final int FLAGS =
      Pattern.UNICODE_CHARACTER_CLASS
          | Pattern.UNICODE_CASE
          | Pattern.MULTILINE
          | Pattern.UNIX_LINES;

  private PatternJson() {}

  static Pattern read(JsonNode node) {
    if (node.path("String").isTextual()) {
      return Pattern.compile(node.path("String").asText(), Pattern.LITERAL);
    }
    if (!node.path("Regex").isTextual()) {
      throw new BundleException(
          "pattern is %s; it must be {\"String\": text} or {\"Regex\": expression}"
              .formatted(node.isMissingNode() ? "missing" : node));
    }
    String expression = node.path("Regex").asText();
    try {
      return Pattern.compile(RubyExpression.toJava(expression), FLAGS);
    } catch (PatternSyntaxException e) {
      throw new BundleException(
          "pattern '%s' is not supported: %s near index %d"
              .formatted(expression, e.getDescription(), e.getIndex()),
          e);
    }
  }
}
