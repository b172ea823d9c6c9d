package io.rhema.local.cli;

import io.rhema.local.answer.Terminal;
import io.rhema.local.replay.LetterFilter;
import io.rhema.local.replay.Reasons;
import io.rhema.local.replay.Replay;
import io.rhema.operator.Stage;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rhema replay}: dead letters back into the stream. */
@Command(
    name = "replay",
    description =
        "Send dead letters back to where they came from, once what they failed on has been mended;"
            + " each once, however often the same command is given.")
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KafkaChoice kafka;

  @Option(
      names = "--from",
      paramLabel = "TOPIC",
      defaultValue = "nlp.dead-letters",
      description = "The topic of dead letters. Default: nlp.dead-letters.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TOPIC",
      description = "Where they go. Default: the topic and partition that each came from.")
  private String to;

  @Option(
      names = "--reason",
      paramLabel = "PATTERN",
      description =
          "Only letters with this regular expression in their message, or in the class name of"
              + " their failure.")
  private String reason;

  @Option(
      names = "--stage",
      paramLabel = "decode|analyze|infer",
      description = "Only letters of this stage.")
  private String stage;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only letters from then on, such as 2026-11-21T10:15:00Z.")
  private String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only letters before that.")
  private String until;

  @Option(names = "--max", paramLabel = "N", description = "Send N at most.")
  private long most = Long.MAX_VALUE;

  @Option(names = "--again", description = "Send those as well that were sent before.")
  private boolean again;

  @Option(
      names = "--dry-run",
      description = "Send nothing; print how many letters there are of each reason.")
  private boolean dry;

  @Override
  public Integer call() {
    Replay.Choice choice =
        new Replay.Choice(from, Optional.ofNullable(to), filter(), atLeastOne(most), again);
    PrintWriter err = spec.commandLine().getErr();
    Replay.Count count;
    try (Interruption interruption = Interruption.watch();
        Replay replay = new Replay(kafka.address(), choice)) {
      count = dry ? look(replay, interruption) : replay.send(interruption::happened, this::refused);
    }
    err.printf(
        "rhema: %d dead letters %s, %d left where they are%n",
        count.sent(), dry ? "would be sent back" : "sent back", count.others());
    err.flush();
    if (count.refused() > 0) {
      throw new CommandException("%d dead letters cannot be sent back.".formatted(count.refused()));
    }
    return 0;
  }

  private Replay.Count look(Replay replay, Interruption interruption) {
    Reasons reasons = new Reasons();
    Replay.Count count = replay.look(interruption::happened, this::refused, reasons);
    PrintWriter out = spec.commandLine().getOut();
    reasons.lines().forEach(line -> out.println(Terminal.harmless(line)));
    out.flush();
    return count;
  }

  private void refused(String letter, String why) {
    spec.commandLine().getErr().println("rhema: " + Terminal.harmless(letter + ": " + why));
  }

  private LetterFilter filter() {
    Optional<Instant> start = Optional.ofNullable(since).map(time -> time("--since", time));
    Optional<Instant> end = Optional.ofNullable(until).map(time -> time("--until", time));
    if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
      throw usage("--since %s must be before --until %s.".formatted(since, until));
    }
    return new LetterFilter(
        Optional.ofNullable(reason).map(this::pattern),
        Optional.ofNullable(stage).map(this::stage),
        start,
        end);
  }

  private Pattern pattern(String expression) {
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw usage(
          "--reason '%s' is no regular expression: %s.".formatted(expression, e.getDescription()));
    }
  }

  private Stage stage(String name) {
    return Arrays.stream(Stage.values())
        .filter(each -> each.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                usage(
                    "--stage '%s' is not one of %s."
                        .formatted(
                            name,
                            Arrays.stream(Stage.values())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }

  private Instant time(String option, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw usage(
          "%s '%s' is no point in time; write it like 2026-11-21T10:15:00Z."
              .formatted(option, text));
    }
  }

  private long atLeastOne(long number) {
    if (number < 1) {
      throw usage("--max %d must be at least 1.".formatted(number));
    }
    return number;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
