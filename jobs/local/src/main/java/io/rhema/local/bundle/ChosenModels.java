package io.rhema.local.bundle;

import io.rhema.local.EnvironmentException;
import io.rhema.model.bundle.BundleException;
import io.rhema.operator.interpret.TaskKind;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The tasks that are asked for, and the model of each. One folder may serve several.
 *
 * @param folders absolute paths by task, in the order of the tasks
 */
public record ChosenModels(Map<TaskKind, Path> folders) {
  /** What is asked for when nobody says what. */
  public static final List<TaskKind> USUAL_TASKS = List.of(TaskKind.SENTIMENT, TaskKind.ENTITIES);

  public ChosenModels {
    folders = Collections.unmodifiableMap(new EnumMap<>(folders));
  }

  /**
   * Finds a model for each task; what is asked for when nobody says what are {@link #USUAL_TASKS}.
   *
   * @see #of(Collection, Collection, Collection)
   */
  public static ChosenModels of(Collection<TaskKind> tasks, Collection<String> named) {
    return of(tasks, named, USUAL_TASKS);
  }

  /**
   * Finds a model for each task.
   *
   * @param tasks what is asked for; empty for what the named models serve, or without any of these
   *     for what is usual
   * @param named as on the command line: {@code DIR} or {@code TASK=DIR}; each replaces the shipped
   *     model of the tasks that it serves
   * @param usual what is asked for when nobody says what
   * @throws EnvironmentException when a folder does not exist, serves nothing that is asked for, or
   *     two serve the same task
   * @throws BundleException when a folder is no bundle
   */
  public static ChosenModels of(
      Collection<TaskKind> tasks, Collection<String> named, Collection<TaskKind> usual) {
    List<NamedBundle> bundles = named.stream().map(NamedBundle::parse).toList();
    Set<TaskKind> asked = new TreeSet<>(tasks);
    if (asked.isEmpty()) {
      bundles.forEach(bundle -> asked.addAll(bundle.meantFor()));
    }
    if (asked.isEmpty()) {
      asked.addAll(usual);
    }
    Map<TaskKind, Path> folders = new EnumMap<>(TaskKind.class);
    for (NamedBundle bundle : bundles) {
      List<TaskKind> served = bundle.serves(asked);
      if (served.isEmpty()) {
        throw new EnvironmentException(
            "The model in %s serves %s, and what is asked for is %s; ask for it with --tasks or leave the model out."
                .formatted(bundle.folder(), names(bundle.meantFor()), names(asked)));
      }
      for (TaskKind task : served) {
        Path other = folders.put(task, bundle.folder());
        if (other != null) {
          throw new EnvironmentException(
              "The models in %s and %s both serve '%s'; name one of them with --bundle, or say which is for what with TASK=DIR."
                  .formatted(other, bundle.folder(), task.key()));
        }
      }
    }
    asked.forEach(task -> folders.computeIfAbsent(task, ShippedBundles::require));
    return new ChosenModels(folders);
  }

  /** What is asked for, in the order of the tasks. */
  public List<TaskKind> tasks() {
    return List.copyOf(folders.keySet());
  }

  /** The same, as options of the streaming job. */
  public Map<String, String> jobOptions() {
    Map<String, String> options = new HashMap<>();
    options.put("tasks", tasks().stream().map(TaskKind::key).collect(Collectors.joining(",")));
    folders.forEach((task, folder) -> options.put(bundleOption(task), folder.toString()));
    return options;
  }

  /** The job's option that names the model of a task. */
  public static String bundleOption(TaskKind task) {
    return "models.%s.bundle".formatted(task.key());
  }

  /** Opens the models as the job will, so that a wrong one is refused before anything starts. */
  public OpenModels open() {
    return OpenModels.of(this);
  }

  private static String names(Collection<TaskKind> tasks) {
    return tasks.isEmpty()
        ? "none of the tasks"
        : tasks.stream().map(task -> "'" + task.key() + "'").collect(Collectors.joining(", "));
  }
}
