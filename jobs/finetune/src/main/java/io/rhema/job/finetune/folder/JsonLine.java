package io.rhema.job.finetune.folder;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.job.finetune.example.LabelledText;
import java.io.IOException;
import java.io.Writer;

/** A labelled text as a line of JSON. */
final class JsonLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLine() {}

  static void write(LabelledText example, Writer out) throws IOException {
    out.write(
        JSON.writeValueAsString(
            JSON.createObjectNode().put("label", example.label()).put("text", example.text())));
    out.write("\n");
  }
}
