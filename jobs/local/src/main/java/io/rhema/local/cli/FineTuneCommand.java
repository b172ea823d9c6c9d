package io.rhema.local.cli;

import io.rhema.job.finetune.FineTuneJob;
import io.rhema.job.finetune.FineTuneSettings;
import io.rhema.job.finetune.publish.FineTuneReport;
import io.rhema.job.finetune.publish.ReportText;
import io.rhema.job.option.OptionSource;
import io.rhema.local.RhemaHome;
import io.rhema.local.answer.Terminal;
import io.rhema.local.bundle.ShippedBundles;
import io.rhema.local.finetune.FollowedJob;
import io.rhema.local.finetune.TrainingView;
import io.rhema.local.flink.EmbeddedFlink;
import io.rhema.local.flink.FlinkOptions;
import io.rhema.operator.interpret.TaskKind;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rhema finetune}: the fine-tuning job in a Flink of this JVM. */
@Command(
    name = "finetune",
    description = {
      "Train a model further on corrections, and publish it in the registry when it is no worse"
          + " than before: the fine-tuning job, in a Flink of this JVM.",
      "Ctrl-C stops it; the same command goes on from the last checkpoint.",
      "Ends with 1 when the new model is not published."
    })
final class FineTuneCommand implements Callable<Integer> {
  private static final String SERVING = "model.serving";

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The job's options, a YAML file; the README lists them all.")
  private Path config;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description =
          "What the model is to do better: sentiment, classification, entities or translation.")
  private String task;

  @Option(
      names = "--examples",
      split = ",",
      paramLabel = "FILE",
      description = "Corrections: .tsv, .csv, .jsonl, .conll or .avro files, or folders of them.")
  private List<String> examples = List.of();

  @Option(
      names = "--replay",
      split = ",",
      paramLabel = "FILE",
      description = "Examples of what the model knows already, so that it goes on knowing it.")
  private List<String> replay = List.of();

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description =
          "The model that serves. Default: as the file says, otherwise the one shipped for the"
              + " task.")
  private Path model;

  @Option(
      names = "--registry",
      paramLabel = "DIR",
      description = "Where the new model is published. Default: .rhema/registry in the project.")
  private Path registry;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "An option of the job, which wins over the file.")
  private List<String> settings = List.of();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the dashboard. Default: 8081, or any free one.")
  private int port;

  @Override
  public Integer call() throws Exception {
    FineTuneSettings job = FineTuneSettings.of(options());
    PrintWriter err = spec.commandLine().getErr();
    FineTuneReport report = null;
    try (Interruption interruption = Interruption.wakeCaller();
        EmbeddedFlink flink = EmbeddedFlink.prepare(cluster())) {
      StreamExecutionEnvironment env = flink.environment();
      FineTuneJob.define(env, job);
      FollowedJob followed = new FollowedJob(env.executeAsync(FineTuneJob.name(job)));
      err.printf("rhema: running; Flink dashboard at %s%n", flink.dashboard().orElseThrow());
      err.flush();
      try {
        report = follow(followed, err);
      } catch (InterruptedException e) {
        if (!interruption.happened()) {
          throw e;
        }
        followed.cancel();
        err.println("rhema: stopped; the same command goes on from the last checkpoint");
        err.flush();
        return spec.exitCodeOnExecutionException();
      }
    }
    return tell(report);
  }

  private static FineTuneReport follow(FollowedJob followed, PrintWriter err)
      throws ExecutionException, InterruptedException {
    try (TrainingView view = TrainingView.onTerminal(err)) {
      return followed.follow(view);
    }
  }

  private int tell(FineTuneReport report) {
    PrintWriter out = spec.commandLine().getOut();
    List<String> lines = ReportText.of(report);
    lines.subList(0, lines.size() - 1).forEach(line -> out.println(Terminal.harmless(line)));
    out.flush();
    String outcome = lines.get(lines.size() - 1);
    if (!report.published()) {
      throw new CommandException(outcome);
    }
    out.println(Terminal.harmless(outcome));
    out.flush();
    return 0;
  }

  private Map<String, String> options() throws IOException {
    Map<String, String> written = new LinkedHashMap<>();
    if (config != null) {
      written.putAll(OptionSource.file(config));
    }
    written.putAll(OptionSource.arguments(settings));
    put(written, "task", Optional.ofNullable(task));
    put(written, "examples.files", list(examples));
    put(written, "replay.files", list(replay));
    put(written, SERVING, Optional.ofNullable(model).map(Path::toString));
    put(written, "registry", Optional.ofNullable(registry).map(Path::toString));
    if (!written.containsKey("model.name")) {
      shipped(written.get("task"))
          .ifPresent(folder -> written.putIfAbsent(SERVING, folder.toString()));
    }
    Path state = RhemaHome.state();
    written.putIfAbsent("registry", state.resolve("registry").toString());
    written.putIfAbsent("work", state.resolve("fine-tune").toString());
    if (!written.containsKey("trainer.class-path")) {
      written.put(
          "trainer.class-path",
          TrainingClassPath.of("finetune").stream()
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator)));
    }
    return written;
  }

  private static void put(Map<String, String> written, String key, Optional<String> given) {
    given.ifPresent(value -> written.put(key, value));
  }

  private static Optional<String> list(List<String> files) {
    return files.isEmpty() ? Optional.empty() : Optional.of(String.join(",", files));
  }

  /** That of a task that is none is for the job's options to refuse. */
  private static Optional<Path> shipped(String task) {
    return TaskKind.named(task).flatMap(ShippedBundles::find);
  }

  private FlinkOptions cluster() {
    return new FlinkOptions(Optional.of(port), Optional.empty(), Map.of());
  }
}
