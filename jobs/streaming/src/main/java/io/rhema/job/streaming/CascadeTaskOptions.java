package io.rhema.job.streaming;

import io.rhema.job.option.Option;
import io.rhema.job.option.OptionType;
import io.rhema.job.option.OptionValues;
import io.rhema.operator.infer.CascadeOptions;
import io.rhema.operator.interpret.TaskKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The declarations of the options of a small model that is asked first, of tasks that may have one.
 *
 * @param bundle the small model
 * @param minScore from when on it is sure
 */
record CascadeTaskOptions(Option<String> bundle, Option<Float> minScore) {
  private static final Pattern ANYTHING = Pattern.compile(".*\\S.*");
  private static final Map<TaskKind, CascadeTaskOptions> ALL = new EnumMap<>(TaskKind.class);

  static {
    CascadeOptions.TASKS.forEach(task -> ALL.put(task, declare("models." + task.key() + ".")));
  }

  /** The declarations of one task; none where it can have no small model. */
  static List<Option<?>> of(TaskKind task) {
    CascadeTaskOptions options = ALL.get(task);
    return options == null ? List.of() : List.of(options.bundle, options.minScore);
  }

  /** Whether a small model is named for a task. */
  static boolean isSet(TaskKind task, OptionValues values) {
    return ALL.containsKey(task) && values.isWritten(ALL.get(task).bundle);
  }

  /** What was written for a task. */
  static CascadeOptions read(TaskKind task, OptionValues values) {
    if (!isSet(task, values)) {
      return CascadeOptions.NONE;
    }
    CascadeTaskOptions options = ALL.get(task);
    return new CascadeOptions(
        OptionRules.folder(values.find(options.bundle).orElseThrow()).toString(),
        values.get(options.minScore));
  }

  private static CascadeTaskOptions declare(String model) {
    return new CascadeTaskOptions(
        Option.optional(
            model + "cascade.bundle",
            OptionType.text("a folder", ANYTHING),
            "The folder of a small model with the same labels, at the same path on every task"
                + " manager, that is asked first; the other is asked where it is not sure."),
        Option.of(
            model + "cascade.min-score",
            OptionType.decimal(0, 1),
            0.95f,
            "The score from which on the small model is sure; `./rhema model cascade` finds it."));
  }
}
