package io.rhema.job.finetune.read;

import io.rhema.operator.decode.JsonFields;
import java.util.Optional;

/** JSON lines. */
final class JsonLine implements LineParser {

  @Override
  public Optional<JsonFields> parse(String line) {
    return Optional.of(JsonFields.parse(line));
  }
}
