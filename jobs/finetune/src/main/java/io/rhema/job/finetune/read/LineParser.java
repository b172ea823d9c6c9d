package io.rhema.job.finetune.read;

import io.rhema.operator.decode.JsonFields;
import io.rhema.operator.failure.RefusedRecordException;
import java.util.Optional;

/** Makes objects of the lines of a file, in their order. */
interface LineParser {

  /**
   * @param line without its line break, not blank
   * @return its fields; empty for a line that only says what others have
   * @throws RefusedRecordException when the line is none of the format
   */
  Optional<JsonFields> parse(String line);
}
