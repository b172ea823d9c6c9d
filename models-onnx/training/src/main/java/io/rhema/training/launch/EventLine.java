package io.rhema.training.launch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** How events are written: a mark that no library's log begins with, and an object in JSON. */
final class EventLine {
  private static final String MARK = "@training ";
  private static final String KIND = "event";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Class<? extends TrainingEvent>> KINDS =
      Map.of(
          "begun", TrainingEvent.Begun.class,
          "stepped", TrainingEvent.Stepped.class,
          "evaluated", TrainingEvent.Evaluated.class);

  private EventLine() {}

  static String write(TrainingEvent event) {
    if (event instanceof TrainingEvent.Said said) {
      return said.line();
    }
    ObjectNode fields = JSON.valueToTree(event);
    KINDS.forEach(
        (kind, type) -> {
          if (type.isInstance(event)) {
            fields.put(KIND, kind);
          }
        });
    return MARK + fields;
  }

  static TrainingEvent read(String line) {
    if (line.startsWith(MARK)) {
      try {
        JsonNode event = JSON.readTree(line.substring(MARK.length()));
        Class<? extends TrainingEvent> kind = KINDS.get(event.path(KIND).asText());
        if (kind != null) {
          ((ObjectNode) event).remove(KIND);
          return JSON.treeToValue(event, kind);
        }
      } catch (JacksonException e) {
        return new TrainingEvent.Said(line);
      }
    }
    return new TrainingEvent.Said(line);
  }
}
