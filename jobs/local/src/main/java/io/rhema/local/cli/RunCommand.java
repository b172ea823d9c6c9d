package io.rhema.local.cli;

import io.rhema.job.option.OptionSource;
import io.rhema.job.streaming.JobOptions;
import io.rhema.job.streaming.StreamingNlpJob;
import io.rhema.local.RhemaHome;
import io.rhema.local.bundle.ChosenModels;
import io.rhema.local.bundle.ShippedBundles;
import io.rhema.local.flink.EmbeddedFlink;
import io.rhema.local.flink.FlinkOptions;
import io.rhema.operator.interpret.TaskKind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rhema run}: the job against a Kafka that is already there. */
@Command(
    name = "run",
    description = {
      "Run the streaming job in a Flink of this JVM, against a Kafka that is already there.",
      "Ctrl-C stops it with a savepoint, from which --from-savepoint goes on."
    })
final class RunCommand implements Callable<Integer> {
  private static final String TASKS = "tasks";
  private static final long SAVEPOINT_SECONDS = 25;

  @Spec private CommandSpec spec;
  @Mixin private ControlChoice control;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The job's options, a YAML file. Without a model in it, the shipped one is used.")
  private Path config;

  @Option(
      names = "--tasks",
      split = ",",
      paramLabel = "TASK",
      converter = TaskChoice.class,
      description =
          "What to find in a text, as the option 'tasks' of the job: sentiment, entities,"
              + " embeddings, translation, classification, keywords. Default: as the file says, otherwise sentiment,entities.")
  private List<TaskKind> tasks = List.of();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "An option of the job, which wins over the file.")
  private List<String> settings = List.of();

  @Option(
      names = "--from-savepoint",
      paramLabel = "DIR",
      description = "Go on where a savepoint or a checkpoint was taken.")
  private String savepoint;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the dashboard. Default: 8081, or any free one.")
  private int port;

  @Override
  public Integer call() throws Exception {
    JobOptions job = options();
    StreamingNlpJob.check(job);
    PrintWriter err = spec.commandLine().getErr();
    try (Interruption interruption = Interruption.wakeCaller();
        EmbeddedFlink flink = EmbeddedFlink.prepare(cluster(job))) {
      StreamExecutionEnvironment env = flink.environment();
      StreamingNlpJob.define(env, job);
      JobClient client = env.executeAsync(StreamingNlpJob.name(job));
      err.printf("rhema: running; Flink dashboard at %s%n", flink.dashboard().orElseThrow());
      err.flush();
      try {
        client.getJobExecutionResult().get();
      } catch (InterruptedException e) {
        if (!interruption.happened()) {
          throw e;
        }
        stop(client, err);
      }
    }
    return 0;
  }

  private JobOptions options() {
    Map<String, String> written = new LinkedHashMap<>();
    if (config != null) {
      written.putAll(OptionSource.file(config));
    }
    written.putAll(OptionSource.arguments(settings));
    control.topic().ifPresent(topic -> written.put("control.topic", topic));
    if (!tasks.isEmpty()) {
      written.put(TASKS, tasks.stream().map(TaskKind::key).collect(Collectors.joining(",")));
    }
    for (TaskKind task : asked(written.get(TASKS))) {
      String bundle = ChosenModels.bundleOption(task);
      ShippedBundles.find(task).ifPresent(folder -> written.putIfAbsent(bundle, folder.toString()));
    }
    return JobOptions.of(written);
  }

  /** The tasks that are named; what is wrong with others is for the job's options to say. */
  private static List<TaskKind> asked(String written) {
    if (written == null) {
      return ChosenModels.USUAL_TASKS;
    }
    List<String> names =
        Arrays.stream(written.split(","))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .toList();
    return Arrays.stream(TaskKind.values()).filter(task -> names.contains(task.key())).toList();
  }

  private FlinkOptions cluster(JobOptions job) {
    Map<String, String> flink = new HashMap<>();
    job.parallelism().ifPresent(count -> flink.put("parallelism.default", count.toString()));
    if (savepoint != null) {
      flink.put("execution.state-recovery.path", savepoint);
    }
    Path state = RhemaHome.state().resolve("run").resolve(job.kafka().instance());
    return new FlinkOptions(Optional.of(port), Optional.of(state), flink);
  }

  private static void stop(JobClient client, PrintWriter err) throws InterruptedException {
    try {
      String savepoint =
          client
              .stopWithSavepoint(false, null, SavepointFormatType.CANONICAL)
              .get(SAVEPOINT_SECONDS, TimeUnit.SECONDS);
      err.printf("rhema: stopped; go on with --from-savepoint %s%n", savepoint);
    } catch (ExecutionException | TimeoutException e) {
      err.println("rhema: ended without a savepoint; results since the last checkpoint are redone");
    }
    err.flush();
  }
}
