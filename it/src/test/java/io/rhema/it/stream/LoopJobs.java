package io.rhema.it.stream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.streaming.JobOptions;
import io.rhema.local.cli.Cli;
import io.rhema.model.registry.ModelRegistry;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The two jobs of the circle, as users configure them: one that serves a model and takes commands,
 * and one that trains it further on what the topic of corrections holds.
 *
 * @param task what the model does
 * @param serving its folder
 * @param folder of the registry, and of what trainings keep
 */
record LoopJobs(String task, Path serving, Path folder) {

  JobOptions streaming(String server) {
    return streaming(server, Map.of());
  }

  /**
   * The same.
   *
   * @param more options, which win over those of here
   */
  JobOptions streaming(String server, Map<String, String> more) {
    Map<String, String> options = new HashMap<>();
    options.put("kafka.bootstrap-servers", server);
    options.put("tasks", task);
    options.put("models.%s.bundle".formatted(task), serving.toString());
    options.put("parallelism", "2");
    options.put("checkpoint.interval", "1 s");
    options.put("control.topic", LoopTopics.COMMANDS);
    options.putAll(more);
    return JobOptions.of(options);
  }

  Map<String, String> fineTuning(String server) {
    Map<String, String> options = new HashMap<>();
    options.put("kafka.bootstrap-servers", server);
    options.put("task", task);
    options.put("model.serving", serving.toString());
    options.put("examples.topic", LoopTopics.FEEDBACK);
    options.put("registry", folder.resolve("registry").toString());
    options.put("work", folder.resolve("work").toString());
    options.put("control.topic", LoopTopics.COMMANDS);
    options.put("trainer.class-path", trainer());
    return options;
  }

  ModelRegistry registry() {
    return ModelRegistry.local(folder.resolve("registry"));
  }

  /** Publishes corrections as a user does. */
  void correct(String server, Path corrections) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int ended =
        Cli.execute(
            out,
            out,
            "feedback",
            corrections.toString(),
            "--task",
            task,
            "--bootstrap-servers",
            server);
    assertThat(ended).as(said::toString).isZero();
  }

  /** This JVM's, without the folder of this module's own classes, of which it has none. */
  private static String trainer() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(place -> Files.exists(Path.of(place)))
        .collect(joining(File.pathSeparator));
  }
}
