package io.rhema.local.cli;

import io.rhema.local.answer.Terminal;
import io.rhema.local.update.ServeCommand;
import io.rhema.local.update.UpdateChannel;
import io.rhema.local.update.UpdateTally;
import io.rhema.schema.ModelUpdate;
import io.rhema.schema.ModelUpdateResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema model serve}: a model's folder to the jobs that run. */
@Command(
    name = "serve",
    description = {
      "Tell the running jobs that serve a model of this name to serve this version, without a"
          + " restart, and wait until all their subtasks do.",
      "A job listens when it was started with the option control.topic."
    })
final class ModelServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KafkaChoice kafka;

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

  @Option(
      names = "--results-topic",
      paramLabel = "TOPIC",
      defaultValue = "nlp.models.results",
      description = "The jobs' control.results-topic. Default: nlp.models.results.")
  private String results;

  @Option(names = "--no-wait", description = "End when the command is published.")
  private boolean noWait;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long to wait for all results. Default: 120.")
  private long seconds;

  @Override
  public Integer call() {
    ModelUpdate update = ServeCommand.of(folder, Optional.ofNullable(place));
    UpdateChannel channel = new UpdateChannel(kafka.address(), topic);
    if (noWait) {
      channel.publish(update);
      announce(update);
      return 0;
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (Interruption interruption = Interruption.watch()) {
      UpdateTally tally =
          channel.publish(
              update,
              results,
              () -> announce(update),
              () -> interruption.happened() || System.nanoTime() > end,
              this::print);
      judge(update, tally);
    }
    return 0;
  }

  private void announce(ModelUpdate update) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "rhema: command %s published to '%s': serve '%s' %s%n",
        update.getId(), topic, update.getModel(), update.getVersion());
    err.flush();
  }

  private void print(ModelUpdateResult result) {
    String where =
        result.getSubtask() == null
            ? ""
            : ", %s %d/%d"
                .formatted(
                    String.join(" and ", result.getTasks()),
                    result.getSubtask() + 1,
                    result.getSubtasks());
    String times =
        result.getOpenMillis() == null
            ? ""
            : String.format(
                Locale.ROOT,
                " in place of %s, opened in %.0f ms, changed over in %.1f ms",
                result.getPreviousVersion(),
                result.getOpenMillis(),
                result.getPauseMillis());
    String reason = result.getReason() == null ? "" : ": " + result.getReason();
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        Terminal.harmless(
                "%s%s: %s %s%s%s"
                    .formatted(
                        result.getJob(),
                        where,
                        result.getOutcome(),
                        result.getVersion(),
                        times,
                        reason))
            + "\n");
    out.flush();
  }

  private void judge(ModelUpdate update, UpdateTally tally) {
    if (tally.results() == 0) {
      throw new CommandException(
          "No job said within %d s what became of the command. Does one run that has control.topic=%s and a model '%s'? The command stays in the topic, for jobs that come."
              .formatted(seconds, topic, update.getModel()));
    }
    if (!tally.isComplete()) {
      throw new CommandException(
          "Only %d results came within %d s; look for the others in '%s'."
              .formatted(tally.results(), seconds, results));
    }
    if (!tally.unmoved().isEmpty()) {
      throw new CommandException(
          "%d of %d subtasks do not serve version %s of '%s'; what served before goes on. Command that again, since a job that begins anew obeys the last command."
              .formatted(
                  tally.unmoved().size(), tally.results(), update.getVersion(), update.getModel()));
    }
  }
}
