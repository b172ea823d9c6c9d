package io.rhema.local.answer;

import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * What became of one text.
 *
 * @param id what the text is called
 * @param results one for each task that answered, each of its own class
 * @param errors why others did not, in a sentence each
 */
public record Answer(
    String id, String text, List<? extends SpecificRecord> results, List<String> errors) {

  public Answer {
    results = List.copyOf(results);
    errors = List.copyOf(errors);
  }

  /** The result of a task, if it was asked for and there is one. */
  public <R extends SpecificRecord> Optional<R> result(Class<R> type) {
    return results.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** Whether every task answered. */
  public boolean isWhole() {
    return errors.isEmpty();
  }
}
