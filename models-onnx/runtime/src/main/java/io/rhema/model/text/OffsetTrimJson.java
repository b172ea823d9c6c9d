package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.text.analysis.OffsetTrim;

/** Reads what the {@code post_processor} of a {@code tokenizer.json} says about offsets. */
final class OffsetTrimJson {

  private OffsetTrimJson() {}

  static OffsetTrim read(JsonNode node) {
    OffsetTrim trim = OffsetTrim.NONE;
    switch (node.path("type").asText()) {
      case "ByteLevel", "RobertaProcessing" -> {
        if (node.path("trim_offsets").asBoolean(true)) {
          trim =
              node.path("add_prefix_space").asBoolean(true)
                  ? OffsetTrim.BLANKS_BUT_THE_FIRST
                  : OffsetTrim.BLANKS;
        }
      }
      case "Sequence" -> {
        for (JsonNode part : node.path("processors")) {
          OffsetTrim next = read(part);
          trim = next == OffsetTrim.NONE ? trim : next;
        }
      }
      default -> {}
    }
    return trim;
  }
}
