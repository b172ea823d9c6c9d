package io.rhema.local.cli;

import io.rhema.local.answer.Terminal;
import io.rhema.local.update.UpdateChannel;
import io.rhema.local.update.UpdateTally;
import io.rhema.schema.ModelUpdate;
import io.rhema.schema.ModelUpdateResult;
import java.io.PrintWriter;
import java.util.Locale;
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

  /**
   * Publishes a command, and prints what jobs say of it.
   *
   * @throws CommandException when not all of them do as they are told
   */
  void tell(ModelUpdate update, UpdateChannel channel, CommandLine command) {
    Runnable published = () -> announce(update, channel, command.getErr());
    if (noWait) {
      channel.publish(update);
      published.run();
      return;
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (Interruption interruption = Interruption.watch()) {
      UpdateTally tally =
          channel.publish(
              update,
              results,
              published,
              () -> interruption.happened() || System.nanoTime() > end,
              result -> print(result, command.getOut()));
      judge(update, channel, tally);
    }
  }

  private static void announce(ModelUpdate update, UpdateChannel channel, PrintWriter err) {
    err.printf(
        "rhema: command %s published to '%s': serve '%s' %s%n",
        update.getId(), channel.commands(), update.getModel(), update.getVersion());
    err.flush();
  }

  private static void print(ModelUpdateResult result, PrintWriter out) {
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
      throw new CommandException(
          "%d of %d subtasks do not serve version %s of '%s'; what served before goes on. Command that again, since a job that begins anew obeys the last command."
              .formatted(
                  tally.unmoved().size(), tally.results(), update.getVersion(), update.getModel()));
    }
  }
}
