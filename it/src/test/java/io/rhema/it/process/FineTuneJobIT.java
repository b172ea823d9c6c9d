package io.rhema.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.it.stream.Deadline;
import io.rhema.job.finetune.publish.FineTuneReport;
import io.rhema.local.RhemaHome;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.training.judge.Compared;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The fine-tuning job's jar on a session cluster of processes, with a trainer beside it. */
@Tag("closed-loop")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class FineTuneJobIT {
  private static final Duration TRAINING = Duration.ofMinutes(12);
  private static final List<String> THINGS = List.of("phone", "kettle", "lamp", "tent", "drill");

  @TempDir private Path folder;

  @Test
  void aJobThatIsSubmittedLikeAnyTrainsGatesAndPublishes() throws Exception {
    try (FlinkProcesses cluster = FlinkProcesses.start(folder.resolve("flink"), 1)) {
      FlinkRest rest = cluster.rest();
      String jar = rest.upload(JobJar.ofFineTuning());
      String job = rest.run(jar, arguments(), Optional.empty());
      awaitEnd(rest, job);

      assertThat(rest.state(job)).as(cluster::logs).isEqualTo("FINISHED");
      FineTuneReport report = report();
      assertThat(report.published()).as("published: %s", report.reasons()).isTrue();
      assertThat(report.trainings()).extracting(FineTuneReport.Training::starts).containsExactly(1);
      assertThat(report.comparisons()).extracting(Compared::set).contains("dev", "regression");
      assertThat(ModelRegistry.local(folder.resolve("registry")).current("sentiment"))
          .hasValueSatisfying(version -> assertThat(version.id().version()).isEqualTo("2"));
      assertThat(cluster.processes()).allMatch(JavaProcess::isAlive);
    }
  }

  private static void awaitEnd(FlinkRest rest, String job) {
    Deadline.repeat(
        TRAINING,
        () -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1)),
        () -> List.of("FINISHED", "FAILED", "CANCELED").contains(state(rest, job)),
        () -> state(rest, job));
  }

  private static String state(FlinkRest rest, String job) {
    try {
      return rest.state(job);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Beside the candidate, of the only training. */
  private FineTuneReport report() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("work"))) {
      Path file =
          files.filter(it -> it.endsWith("report.json")).collect(Collectors.toList()).get(0);
      return FineTuneReport.parse(Files.readString(file));
    }
  }

  /** One pass over few texts: what is tested is the way, not how much is learnt. */
  private List<String> arguments() throws IOException {
    return List.of(
        "task=sentiment",
        "model.serving=" + RhemaHome.bundle("sentiment", "1"),
        "examples.files=" + corrections(),
        "training.epochs=1",
        "gate.margin=0.2",
        "registry=" + folder.resolve("registry"),
        "work=" + folder.resolve("work"),
        "trainer.class-path=" + trainer());
  }

  private Path corrections() throws IOException {
    List<String> lines =
        IntStream.range(0, 40)
            .mapToObj(i -> "This %s is zorgy, number %d.\tpositive".formatted(thing(i), i))
            .collect(Collectors.toList());
    lines.add(0, "text\tlabel");
    return Files.write(folder.resolve("corrections.tsv"), lines);
  }

  private static String thing(int number) {
    return THINGS.get(number % THINGS.size());
  }

  /** The trainer and libtorch are on this JVM's class path, by the profile of this test. */
  private static String trainer() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(place -> Files.exists(Path.of(place)))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
