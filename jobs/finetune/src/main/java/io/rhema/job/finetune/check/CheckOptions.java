package io.rhema.job.finetune.check;

import io.rhema.operator.interpret.TaskKind;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What examples are held against.
 *
 * @param task that the model is to do better; one that can be taught by examples
 * @param bundle folder of the model that serves, on every machine that checks
 * @param maxChars UTF-16 code units that a text may have, and its translation
 */
public record CheckOptions(TaskKind task, String bundle, int maxChars) implements Serializable {

  /** The tasks that examples teach. */
  public static final List<TaskKind> TASKS =
      List.of(TaskKind.SENTIMENT, TaskKind.CLASSIFICATION, TaskKind.ENTITIES, TaskKind.TRANSLATION);

  public CheckOptions {
    Objects.requireNonNull(bundle, "bundle");
    if (!TASKS.contains(task)) {
      throw new IllegalArgumentException(
          "task=%s: examples teach %s".formatted(task, TASKS.stream().map(TaskKind::key).toList()));
    }
    if (maxChars < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "maxChars=%d: must be at least 1", maxChars));
    }
  }
}
