package io.rhema.local.replay;

import io.rhema.operator.Stage;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which dead letters are meant; a part that is empty leaves none out.
 *
 * @param reason occurs in the message, or the simple class name of the failure
 * @param stage the stage that refused the record
 * @param since the earliest time of the letter
 * @param until the time that it must lie before
 */
public record LetterFilter(
    Optional<Pattern> reason,
    Optional<Stage> stage,
    Optional<Instant> since,
    Optional<Instant> until) {

  boolean matches(Letter letter) {
    Instant time = Instant.ofEpochMilli(letter.record().timestamp());
    return stage.map(letter.stage()::equals).orElse(true)
        && since.map(start -> !time.isBefore(start)).orElse(true)
        && until.map(time::isBefore).orElse(true)
        && reason
            .map(
                pattern ->
                    pattern.matcher(letter.message()).find()
                        || pattern.matcher(letter.error()).find())
            .orElse(true);
  }

  /** Tells one choice from another, across processes. */
  String text() {
    return "%s %s %s %s"
        .formatted(
            reason.map(Pattern::pattern).orElse(""),
            stage.map(Stage::name).orElse(""),
            since.map(Instant::toString).orElse(""),
            until.map(Instant::toString).orElse(""));
  }
}
