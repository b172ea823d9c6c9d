package io.rhema.local.cli;

import io.rhema.local.RhemaHome;
import io.rhema.local.answer.Terminal;
import io.rhema.training.advise.Advice;
import io.rhema.training.advise.AdviceRequest;
import io.rhema.training.advise.Advisor;
import io.rhema.training.advise.Candidate;
import io.rhema.training.advise.TableColumns;
import io.rhema.training.advise.Trainer;
import io.rhema.training.launch.TrainLauncher;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rhema advise}: which model to begin with, for given labelled texts. */
@Command(
    name = "advise",
    description = {
      "Say which model to begin with, for texts with labels of your own: what the texts are like,"
          + " what a rule of thumb says, and what small models come to when each is trained for a"
          + " moment, in a process of its own.",
      "Writes a recipe for each, to go on with by 'rhema train'."
    })
final class AdviseCommand implements Callable<Integer> {
  private static final DateTimeFormatter NOW =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description =
          "Labels and texts, UTF-8: tab-separated, comma-separated with quotes (.csv), or JSON lines"
              + " (.jsonl, .ndjson).")
  private Path data;

  @Option(
      names = "--label-column",
      paramLabel = "COLUMN",
      description = {
        "The label's column: a name in the header, a key of JSON lines, or with --text-column a"
            + " number from 1 for a table without a header.",
        "Default: label; without a header, the first of two."
      })
  private String labelColumn;

  @Option(
      names = "--text-column",
      paramLabel = "COLUMN",
      description = "The text's column. Default: text, or the other one of two.")
  private String textColumn;

  @Option(
      names = "--holdout",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description = "Share of the texts to measure on, chosen by their hash. Default: 0.1.")
  private double holdOut;

  @Option(
      names = "--budget-seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "CPU seconds for all trainings together. Default: 60.")
  private double budget;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: 1.")
  private long seed;

  @Option(
      names = "--compare",
      paramLabel = "BUNDLE",
      description = "A model's folder, to measure beside them if it has the same labels.")
  private Path compared;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "A new folder for recipes, models and reports. Default: .rhema/advice/<file>-<time>.")
  private Path output;

  @Option(names = "--json", description = "Print one JSON object instead of tables.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    AdviceRequest request =
        new AdviceRequest(
            data,
            new TableColumns(Optional.ofNullable(labelColumn), Optional.ofNullable(textColumn)),
            holdOut,
            Duration.ofMillis((long) (budget * 1000)),
            seed,
            List.of(Candidate.values()),
            Optional.ofNullable(compared),
            output == null ? defaultOutput() : output);
    List<Path> classPath = TrainingClassPath.of("advise");
    PrintWriter err = spec.commandLine().getErr();
    Consumer<String> progress =
        line -> {
          err.println(Terminal.harmless(line));
          err.flush();
        };
    // A bar needs the terminal itself; elsewhere, nothing but the result goes to standard output.
    boolean bar = System.console() != null && !json;
    Trainer trainer =
        bar
            ? job -> TrainLauncher.run(job, classPath)
            : job -> TrainLauncher.run(job, classPath, progress);
    Advice advice = new Advisor(request, trainer, progress).advise();
    AdviceReport report = new AdviceReport(data, advice);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? report.json() + "\n" : report.text());
    out.flush();
    return 0;
  }

  private Path defaultOutput() {
    return RhemaHome.state()
        .resolve("advice")
        .resolve(data.getFileName() + "-" + LocalDateTime.now(ZoneId.systemDefault()).format(NOW));
  }
}
