package io.rhema.local.cli;

import io.rhema.local.update.ServeCommand;
import io.rhema.local.update.UpdateChannel;
import io.rhema.local.update.UpdateTally;
import io.rhema.schema.ModelUpdate;
import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.UpdateMode;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where running jobs are told something, and how long their answers are waited for. */
final class Announcement {
  @Mixin private KafkaChoice kafka;

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

  /**
   * Looks for Kafka and the topic of commands.
   *
   * @throws io.rhema.local.EnvironmentException when they are not there
   */
  UpdateChannel open(String topic) {
    return new UpdateChannel(kafka.address(), topic);
  }

  boolean waits() {
    return !noWait;
  }

  /**
   * Publishes a command, and prints what jobs say of it.
   *
   * @throws CommandException when not all of them do as they are told
   */
  void tell(ModelUpdate update, UpdateChannel channel, CommandLine command) {
    tell(update, channel, command, 0);
  }

  /**
   * Publishes a command, and prints what jobs say of it and of the trial that it begins. When one
   * subtask rolls that back, all are told to stop it.
   *
   * @param watch for how many seconds; 0 for no longer than all have answered
   * @throws CommandException when not all of them do as they are told, to the end
   */
  void tell(ModelUpdate update, UpdateChannel channel, CommandLine command, long watch) {
    if (noWait) {
      channel.publish(update);
      announce(update, channel, command.getErr());
      return;
    }
    try (Interruption interruption = Interruption.watch()) {
      UpdateTally tally = hear(update, channel, command, interruption, watch);
      if (watch > 0 && tally.isRolledBack()) {
        hear(ServeCommand.stop(update), channel, command, interruption, 0);
      }
      judge(update, channel, tally);
    }
  }

  private UpdateTally hear(
      ModelUpdate update,
      UpdateChannel channel,
      CommandLine command,
      Interruption interruption,
      long watch) {
    long start = System.nanoTime();
    return channel.publish(
        update,
        results,
        () -> announce(update, channel, command.getErr()),
        heard ->
            interruption.happened()
                || since(start) >= (heard.isComplete() ? watch : seconds)
                || (watch > 0 && heard.isTrialOver()),
        result -> print(result, command.getOut()));
  }

  private static long since(long start) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
  }

  private static void announce(ModelUpdate update, UpdateChannel channel, PrintWriter err) {
    err.printf(
        "rhema: command %s published to '%s': %s '%s' %s%n",
        update.getId(),
        channel.commands(),
        update.getMode(),
        update.getModel(),
        update.getVersion());
    err.flush();
  }

  private static void print(ModelUpdateResult result, PrintWriter out) {
    out.print(UpdateLine.of(result) + "\n");
    out.flush();
  }

  private void judge(ModelUpdate update, UpdateChannel channel, UpdateTally tally) {
    if (tally.results() == 0) {
      throw new CommandException(
          "No job said within %d s what became of the command. Does one run that has control.topic=%s and a model '%s'? The command stays in the topic, for jobs that come."
              .formatted(seconds, channel.commands(), update.getModel()));
    }
    if (!tally.isComplete()) {
      throw new CommandException(
          "Only %d results came within %d s; look for the others in '%s'."
              .formatted(tally.results(), seconds, results));
    }
    if (!tally.unmoved().isEmpty()) {
      String message =
          update.getMode() == UpdateMode.serve
              ? "%d of %d subtasks do not serve version %s of '%s'; what served before goes on. Command that again, since a job that begins anew obeys the last command."
              : "%d of %d subtasks do not try version %s of '%s', or no longer; what serves answers everything there.";
      throw new CommandException(
          message.formatted(
              tally.unmoved().size(), tally.results(), update.getVersion(), update.getModel()));
    }
  }
}
