package io.rhema.local.cli;

import io.rhema.local.update.ServeCommand;
import io.rhema.schema.ModelUpdate;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema model serve}: a model's folder to the jobs that run, for good or on trial. */
@Command(
    name = "serve",
    description = {
      "Tell the running jobs that serve a model of this name to serve this version, without a"
          + " restart, and wait until all their subtasks do; or to try it beside the one that"
          + " serves, which a job gives up by itself when the version is worse than its options"
          + " rollback.* allow.",
      "A job listens when it was started with the option control.topic."
    })
final class ModelServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The model's folder, with a rhema.json.")
  private Path folder;

  @Option(
      names = "--place",
      paramLabel = "PLACE",
      description =
          "Where the task managers find the folder: an absolute path, or a URI of a file system"
              + " that their Flink knows. Default: DIR.")
  private String place;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      defaultValue = ControlChoice.TOPIC,
      description = "The jobs' control.topic. Default: " + ControlChoice.TOPIC + ".")
  private String topic;

  @Mixin private Announcement announcement;
  @Mixin private TrialChoice trial;

  @Override
  public Integer call() {
    Optional<Double> share = trial.share();
    long watch = trial.watch(announcement.waits());
    ModelUpdate update = ServeCommand.of(folder, Optional.ofNullable(place), trial.mode(), share);
    announcement.tell(update, announcement.open(topic), spec.commandLine(), watch);
    return 0;
  }
}
