package io.rhema.job.streaming;

import io.rhema.job.option.KafkaClients;
import io.rhema.job.option.Option;
import io.rhema.job.option.OptionType;
import io.rhema.operator.interpret.Manner;
import io.rhema.operator.interpret.TaskKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The declarations of the options that exist once for each task.
 *
 * @param topic where its results go
 * @param bundle the model that answers it
 * @param threads of that model
 * @param acceptOtherVersion whether that model may be another than a savepoint's
 */
record TaskOptions(
    Option<String> topic,
    Option<String> bundle,
    Option<Integer> threads,
    Option<Boolean> acceptOtherVersion) {

  static final OptionType<Integer> COUNT = OptionType.integer(1, Integer.MAX_VALUE);
  private static final Pattern ANYTHING = Pattern.compile(".*\\S.*");

  private static final Map<TaskKind, TaskOptions> ALL = new EnumMap<>(TaskKind.class);

  static {
    for (TaskKind task : TaskKind.values()) {
      ALL.put(task, declare(task, "nlp." + topicOf(task)));
    }
  }

  /** The declarations of one task. */
  static TaskOptions of(TaskKind task) {
    return ALL.get(task);
  }

  /** Where the results of each task go, in the order of the tasks. */
  static List<Option<?>> topics() {
    return ALL.values().stream().<Option<?>>map(TaskOptions::topic).toList();
  }

  /** The models, in the order of the tasks. */
  static List<Option<?>> models() {
    return ALL.entrySet().stream()
        .<Option<?>>flatMap(
            task ->
                Stream.concat(
                    task.getValue().modelOptions(), CascadeTaskOptions.of(task.getKey()).stream()))
        .toList();
  }

  private Stream<Option<?>> modelOptions() {
    return Stream.of(bundle, threads, acceptOtherVersion);
  }

  /** Topics are named by what is in them, in the plural where it has one. */
  private static String topicOf(TaskKind task) {
    return task == TaskKind.TRANSLATION ? "translations" : task.key();
  }

  /** What writes is a model of two graphs and what counts has none, which no task shares. */
  private static String sharing(TaskKind task) {
    return task.manner() == Manner.READ
        ? "Tasks that name one folder share its model, which then runs once for all of them."
        : "No other task can share it.";
  }

  private static TaskOptions declare(TaskKind kind, String topic) {
    String task = kind.key();
    String model = "models." + task + ".";
    return new TaskOptions(
        Option.of(
            "output." + task + ".topic",
            KafkaClients.TOPIC,
            topic,
            "The topic of the results of the task `%s`.".formatted(task)),
        Option.optional(
            model + "bundle",
            OptionType.text("a folder", ANYTHING),
            "The folder of the model for `%s`, at the same path on every task manager; required for the task. %s"
                .formatted(task, sharing(kind))),
        Option.of(
            model + "threads",
            COUNT,
            1,
            "Threads of one run of the model. With one task slot a core, 1 is fastest."),
        Option.of(
            model + "accept-other-version",
            OptionType.flag(),
            false,
            "Whether a savepoint of another version of the model may be resumed: the upgrade by"
                + " savepoint."));
  }
}
