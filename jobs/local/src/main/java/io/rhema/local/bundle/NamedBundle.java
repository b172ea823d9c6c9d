package io.rhema.local.bundle;

import io.rhema.local.EnvironmentException;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.operator.interpret.TaskKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model named on the command line.
 *
 * @param folder where it is
 * @param heads what each of its heads can answer, what it is meant for first; or the one task that
 *     the bundle was named for
 */
record NamedBundle(Path folder, List<List<TaskKind>> heads) {

  /**
   * Reads {@code DIR}, or {@code TASK=DIR}.
   *
   * @throws EnvironmentException when there is no such folder
   * @throws BundleException when the folder is no bundle, or has no head for the task
   */
  static NamedBundle parse(String written) {
    int equals = written.indexOf('=');
    for (TaskKind task : TaskKind.values()) {
      if (equals >= 0 && written.substring(0, equals).strip().equalsIgnoreCase(task.key())) {
        Path folder = folder(written.substring(equals + 1));
        task.headOf(ModelBundle.open(folder));
        return new NamedBundle(folder, List.of(List.of(task)));
      }
    }
    Path folder = folder(written);
    ModelBundle bundle = ModelBundle.open(folder);
    List<Head> apart =
        bundle.heads().stream().filter(head -> TaskKind.of(head.task()).isEmpty()).toList();
    if (!apart.isEmpty()) {
      throw bundle.refusal(
          "it is for %s, which is asked by a command of its own; the stream serves %s."
              .formatted(apart, Arrays.stream(TaskKind.values()).map(TaskKind::key).toList()));
    }
    NamedBundle named =
        new NamedBundle(
            folder, bundle.heads().stream().map(head -> TaskKind.of(head.task())).toList());
    named.meantFor().forEach(task -> task.headOf(bundle));
    return named;
  }

  /** What it serves if nobody says what to ask for. */
  List<TaskKind> meantFor() {
    return heads.stream().map(tasks -> tasks.get(0)).distinct().sorted().toList();
  }

  /** What it serves of the tasks that are asked for. */
  List<TaskKind> serves(Set<TaskKind> asked) {
    return heads.stream()
        .flatMap(tasks -> tasks.stream().filter(asked::contains).limit(1))
        .distinct()
        .sorted()
        .toList();
  }

  private static Path folder(String written) {
    Path folder = Path.of(written.strip());
    if (!Files.isDirectory(folder)) {
      throw new EnvironmentException(
          "There is no model in '%s'; --bundle takes a model's folder, alone or behind one of %s."
              .formatted(
                  written,
                  Arrays.stream(TaskKind.values())
                      .map(task -> task.key() + "=")
                      .collect(Collectors.joining(", "))));
    }
    return folder.toAbsolutePath().normalize();
  }
}
