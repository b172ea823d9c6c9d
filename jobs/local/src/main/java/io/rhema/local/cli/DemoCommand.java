package io.rhema.local.cli;

import io.rhema.local.answer.AnswerJson;
import io.rhema.local.answer.AnswerLine;
import io.rhema.local.answer.Legend;
import io.rhema.local.answer.Terminal;
import io.rhema.local.bundle.OpenModels;
import io.rhema.local.demo.Demo;
import io.rhema.local.demo.DemoAddresses;
import io.rhema.local.demo.DemoOptions;
import io.rhema.local.demo.DemoSummary;
import io.rhema.local.demo.FeedLimits;
import io.rhema.operator.interpret.TaskKind;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rhema demo}: everything at once, to be watched. */
@Command(
    name = "demo",
    description = {
      "Start Kafka, Flink with its dashboard, and the streaming job in this JVM; publish texts to"
          + " Kafka and show the results as they come out of Kafka, entities marked in the text,"
          + " its translation below it. Translations are written greedily, for speed.",
      "Without --input the sample texts are repeated until Ctrl-C; a file is read once."
    })
final class DemoCommand implements Callable<Integer> {
  /** All that the shipped models answer. */
  private static final List<TaskKind> SHOWN =
      List.of(TaskKind.SENTIMENT, TaskKind.ENTITIES, TaskKind.TRANSLATION);

  /** What a person can follow. */
  private static final double GENTLE = 3;

  @Spec private CommandSpec spec;
  @Mixin private ModelChoice models;
  @Mixin private ControlChoice control;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description =
          "One text a line, or JSON lines with a \"text\" and perhaps an \"id\"; - for"
              + " standard input.")
  private String input;

  @Option(
      names = "--max-events",
      paramLabel = "N",
      description = "End after N texts, when all results have been read back.")
  private Long maxEvents;

  @Option(names = "--json", description = "Print one JSON object for each result, nothing else.")
  private boolean json;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Texts a second. Default: 3 for endless samples, otherwise as many as possible.")
  private Double rate;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the dashboard. Default: 8081, or any free one.")
  private int port;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the Kafka broker. Default: any free one.")
  private int kafkaPort;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Tasks that work at the same time. Default: the number of cores, at most 8.")
  private int parallelism = Math.min(8, Runtime.getRuntime().availableProcessors());

  @Override
  public Integer call() throws Exception {
    DemoOptions options = options();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Terminal terminal = Terminal.detect();
    AnswerLine lines = new AnswerLine(terminal);
    try (OpenModels models = options.models().open();
        Interruption interruption = Interruption.watch()) {
      err.println("rhema: starting Kafka and Flink with " + names(models));
      err.flush();
      DemoSummary summary =
          new Demo(options, () -> interruption.happened() || out.checkError())
              .run(
                  addresses -> announce(addresses, legend(options, terminal), json ? err : out),
                  answer -> print(json ? AnswerJson.write(answer) : lines.write(answer), out));
      out.flush();
      err.println("rhema: " + summary);
      judge(summary, interruption.happened());
    }
    return 0;
  }

  private DemoOptions options() {
    if (maxEvents != null && maxEvents < 1) {
      throw invalid("--max-events", maxEvents, "at least 1");
    }
    if (rate != null && !(rate > 0)) {
      throw invalid("--rate", rate, "more than 0");
    }
    boolean endless = input == null && maxEvents == null;
    return new DemoOptions(
        Optional.ofNullable(input),
        new FeedLimits(
            maxEvents == null ? Long.MAX_VALUE : maxEvents,
            rate != null ? rate : endless ? GENTLE : 0),
        port,
        kafkaPort,
        models.models(SHOWN),
        parallelism,
        control.topic());
  }

  private ParameterException invalid(String option, Object value, String rule) {
    return new ParameterException(
        spec.commandLine(),
        "Invalid value for option '%s': %s must be %s.".formatted(option, value, rule));
  }

  private static String names(OpenModels models) {
    List<String> names = models.ids().stream().map(Object::toString).toList();
    return (names.size() == 1 ? "model " : "models ") + String.join(", ", names);
  }

  private String legend(DemoOptions options, Terminal terminal) {
    boolean marked = !json && options.models().tasks().contains(TaskKind.ENTITIES);
    return marked ? Legend.of(terminal) + "\n" : "";
  }

  private static void announce(DemoAddresses addresses, String legend, PrintWriter to) {
    to.printf(
        """
        Flink dashboard  %s
        Kafka            %s: texts in %s, results in %s, refused ones in %s
        %s
        """,
        addresses.dashboard(),
        addresses.bootstrapServers(),
        addresses.events(),
        String.join(", ", addresses.results()),
        addresses.deadLetters(),
        addresses
                .commands()
                .map(
                    topic ->
                        "Models           ./rhema model serve DIR --bootstrap-servers %s --topic %s\n"
                            .formatted(addresses.bootstrapServers(), topic))
                .orElse("")
            + legend);
    to.flush();
  }

  private static void print(String line, PrintWriter out) {
    out.print(line + "\n");
    out.flush();
  }

  private static void judge(DemoSummary summary, boolean interrupted) {
    if (!interrupted && !summary.isSound()) {
      throw new CommandException(
          "Of %d events %d lack a result, and %d results came twice."
              .formatted(summary.events(), summary.missing(), summary.unexpected()));
    }
  }
}
