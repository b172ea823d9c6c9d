package io.rhema.job.finetune.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.operator.decode.JsonFields;
import io.rhema.operator.failure.RefusedRecordException;
import io.rhema.schema.LabelledExample;
import io.rhema.schema.LabelledSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes an example of the fields of an object: {@code {"id", "text", "task", "label", "spans",
 * "target", "by", "at"}}. Only the text is required, and a task where none is given for all; null
 * is the same as absent, and fields of other names are ignored.
 *
 * @param columns what the fields are called
 * @param task of examples that name none; null where each must
 */
record ExampleFields(Columns columns, String task) {

  /**
   * @param at when it was said, where the object does not tell
   * @throws RefusedRecordException when a field is missing, of another type, or no text
   */
  LabelledExample read(JsonFields fields, Instant at) {
    String said = fields.optional(Columns.TASK);
    return LabelledExample.newBuilder()
        .setId(fields.name(Columns.ID))
        .setText(whole(columns.text(), fields.text(columns.text())))
        .setTask(said == null && task != null ? task : fields.text(Columns.TASK))
        .setLabel(whole(columns.label(), fields.name(columns.label())))
        .setSpans(spans(fields.root().path(columns.spans())))
        .setTarget(whole(columns.target(), fields.optional(columns.target())))
        .setBy(fields.name(Columns.BY))
        .setAt(fields.time(Columns.AT, at))
        .build();
  }

  private List<LabelledSpan> spans(JsonNode node) {
    if (JsonFields.isAbsent(node)) {
      return List.of();
    }
    if (!node.isArray()) {
      throw JsonFields.wrong("Field '" + columns.spans() + "'", node, "an array");
    }
    List<LabelledSpan> spans = new ArrayList<>(node.size());
    for (JsonNode each : node) {
      JsonFields span = new JsonFields(each);
      spans.add(new LabelledSpan(span.text("label"), span.integer("start"), span.integer("end")));
    }
    return spans;
  }

  /** JSON can spell half a character, which no file and no Avro record can hold. */
  private static String whole(String name, String text) {
    if (text != null && text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
      throw new RefusedRecordException(
          "Field '%s' has a surrogate without its partner; it must be Unicode text."
              .formatted(name));
    }
    return text;
  }
}
