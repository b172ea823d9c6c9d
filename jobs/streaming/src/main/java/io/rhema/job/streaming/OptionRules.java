package io.rhema.job.streaming;

import io.rhema.job.option.Option;
import io.rhema.job.option.OptionValues;
import io.rhema.model.session.Device;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.interpret.Manner;
import io.rhema.operator.interpret.TaskKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What options must be together, each being right by itself. */
final class OptionRules {
  private final OptionValues values;
  private final List<TaskKind> tasks;
  private final List<String> problems = new ArrayList<>();

  private OptionRules(OptionValues values) {
    this.values = values;
    this.tasks = values.find(StreamingOptions.TASKS).orElse(List.of());
  }

  /**
   * Looks at all rules.
   *
   * @param values what could be read; an option that is wrong by itself has no value here
   * @return a sentence for each rule that is broken
   */
  static List<String> broken(OptionValues values) {
    OptionRules rules = new OptionRules(values);
    rules.everyTaskHasAModel();
    rules.tasksOfOneFolderAgree();
    rules.everyTopicHasOneUse();
    rules.aBatchFitsItsWindow();
    rules.aRunFitsItsDevice();
    return rules.problems;
  }

  /** Where a bundle is. Tasks have another working directory than the one it was written in. */
  static Path folder(String bundle) {
    return Path.of(bundle).toAbsolutePath().normalize();
  }

  private void everyTaskHasAModel() {
    for (TaskKind task : tasks) {
      Option<String> bundle = TaskOptions.of(task).bundle();
      if (!values.isWritten(bundle)) {
        problems.add(
            "Missing option %s: %s='%s' needs it. Expected %s."
                .formatted(
                    bundle.key(),
                    StreamingOptions.TASKS.key(),
                    StreamingOptions.TASKS.type().printer().apply(tasks),
                    bundle.type().rule()));
      }
    }
  }

  private void tasksOfOneFolderAgree() {
    Map<Path, TaskKind> first = new LinkedHashMap<>();
    for (TaskKind task : tasks) {
      Optional<Path> folder = values.find(TaskOptions.of(task).bundle()).map(OptionRules::folder);
      if (folder.isPresent()) {
        TaskKind sharing = first.putIfAbsent(folder.get(), task);
        if (sharing != null && !(shares(sharing, values) && shares(task, values))) {
          problems.add(
              "Invalid %s='%s'. Expected another folder than that of %s: its model answers that task alone."
                  .formatted(
                      TaskOptions.of(task).bundle().key(),
                      folder.get(),
                      TaskOptions.of(sharing).bundle().key()));
        } else if (sharing != null) {
          TaskOptions one = TaskOptions.of(sharing);
          TaskOptions other = TaskOptions.of(task);
          agree(one.threads(), other.threads(), folder.get());
          agree(one.acceptOtherVersion(), other.acceptOtherVersion(), folder.get());
        }
      }
    }
  }

  private static boolean shares(TaskKind task, OptionValues values) {
    return task.manner() == Manner.READ && !CascadeTaskOptions.isSet(task, values);
  }

  private <T> void agree(Option<T> one, Option<T> other, Path folder) {
    Optional<T> required = values.find(one);
    Optional<T> found = values.find(other);
    if (required.isPresent() && found.isPresent() && !required.equals(found)) {
      problems.add(
          "Invalid %s='%s'. Expected '%s', which %s is: both share the model in %s."
              .formatted(
                  other.key(),
                  other.type().printer().apply(found.get()),
                  one.type().printer().apply(required.get()),
                  one.key(),
                  folder));
    }
  }

  private void aBatchFitsItsWindow() {
    Optional<Duration> batch = values.find(StreamingOptions.TRANSLATION_LIMIT);
    Optional<Duration> window = values.find(StreamingOptions.TRANSLATION_WINDOW_LIMIT);
    if (batch.isPresent() && window.isPresent() && batch.get().compareTo(window.get()) > 0) {
      problems.add(
          "Invalid %s='%s'. Expected at least '%s', which %s is."
              .formatted(
                  StreamingOptions.TRANSLATION_WINDOW_LIMIT.key(),
                  StreamingOptions.TRANSLATION_WINDOW_LIMIT.type().printer().apply(window.get()),
                  StreamingOptions.TRANSLATION_LIMIT.type().printer().apply(batch.get()),
                  StreamingOptions.TRANSLATION_LIMIT.key()));
    }
  }

  private void aRunFitsItsDevice() {
    int run = values.find(StreamingOptions.BATCH_RUN_TOKENS).orElse(1);
    boolean cpu = values.find(StreamingOptions.DEVICE).filter(Device.CPU::equals).isPresent();
    if (cpu && run > BatchLimits.LARGEST_CPU_RUN) {
      problems.add(
          "Invalid %s='%d'. Expected at most %d, unless %s is a GPU: a CPU gets slower beyond."
              .formatted(
                  StreamingOptions.BATCH_RUN_TOKENS.key(),
                  run,
                  BatchLimits.LARGEST_CPU_RUN,
                  StreamingOptions.DEVICE.key()));
    }
  }

  private void everyTopicHasOneUse() {
    Map<String, Option<String>> uses = new LinkedHashMap<>();
    List<Option<String>> topics = new ArrayList<>();
    topics.add(StreamingOptions.INPUT_TOPIC);
    tasks.forEach(task -> topics.add(TaskOptions.of(task).topic()));
    topics.add(StreamingOptions.DEAD_LETTER_TOPIC);
    if (values.isWritten(StreamingOptions.CONTROL_TOPIC)) {
      topics.add(StreamingOptions.CONTROL_TOPIC);
      topics.add(StreamingOptions.CONTROL_RESULTS_TOPIC);
    }
    for (Option<String> topic : topics) {
      String name = values.find(topic).orElse("");
      Option<String> use = name.isEmpty() ? null : uses.putIfAbsent(name, topic);
      if (use != null) {
        problems.add(
            "Invalid %s='%s'. Expected another topic than that of %s."
                .formatted(topic.key(), name, use.key()));
      }
    }
  }
}
