package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.decode.MetaspaceDecoder;
import io.rhema.model.text.pretokenize.Metaspace;
import io.rhema.model.text.pretokenize.Metaspace.Prepend;

/** Reads a {@code Metaspace}, as pre-tokenizer and as decoder. */
final class MetaspaceJson {
  private static final String SYMBOL = "▁";

  private MetaspaceJson() {}

  static Metaspace preTokenizer(JsonNode node) {
    return new Metaspace(replacement(node), prepend(node), node.path("split").asBoolean(true));
  }

  static MetaspaceDecoder decoder(JsonNode node) {
    return new MetaspaceDecoder(replacement(node), prepend(node) != Prepend.NEVER);
  }

  private static int replacement(JsonNode node) {
    String replacement = node.path("replacement").asText(SYMBOL);
    if (replacement.codePointCount(0, replacement.length()) != 1) {
      throw new BundleException(
          "Metaspace has the replacement '%s'; it must be one character".formatted(replacement));
    }
    return replacement.codePointAt(0);
  }

  /** Older files say it by {@code add_prefix_space}. */
  private static Prepend prepend(JsonNode node) {
    boolean prefix = node.path("add_prefix_space").asBoolean(true);
    String scheme = node.path("prepend_scheme").asText(prefix ? "always" : "never");
    return switch (scheme) {
      case "always" -> Prepend.ALWAYS;
      case "first" -> Prepend.FIRST;
      case "never" -> Prepend.NEVER;
      default -> throw Refusals.unsupported("prepend_scheme", scheme, "always, first, never");
    };
  }
}
