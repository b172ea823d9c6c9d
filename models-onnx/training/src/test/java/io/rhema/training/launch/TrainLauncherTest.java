package io.rhema.training.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainLauncherTest {
  private static final TrainingJob JOB =
      new TrainingJob(Path.of("r.yaml"), Path.of("data"), Path.of("out"), Path.of("work"));

  @Test
  void startsTheTrainingMainOnTheGivenClassPath() {
    assertThat(TrainLauncher.command(JOB, List.of(Path.of("a.jar"), Path.of("b.jar"))))
        .contains("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0")
        .containsSubsequence(
            "-cp",
            "a.jar" + File.pathSeparator + "b.jar",
            "io.rhema.training.run.TrainMain",
            "r.yaml",
            "--data",
            "data");
  }

  @Test
  void tellsTheProcessWhenItsTimeIsUp() {
    TrainingJob brief =
        new TrainingJob(
            JOB.recipe(),
            JOB.data(),
            JOB.output(),
            JOB.work(),
            Optional.of(Duration.ofMillis(1500)));

    assertThat(brief.arguments()).startsWith("r.yaml").endsWith("--cpu-seconds=1.5");
    assertThat(JOB.arguments()).noneMatch(argument -> argument.startsWith("--cpu-seconds"));
  }

  @Test
  void boundsTheThreadsOfBothNativeLibraries() {
    assertThat(TrainLauncher.environment(2))
        .containsEntry("OMP_WAIT_POLICY", "passive")
        .containsEntry("OPENBLAS_NUM_THREADS", "2")
        .containsEntry("OMP_NUM_THREADS", "2");
  }

  @Test
  void keepsTheMemoryOfOneStepForTheNext() {
    assertThat(TrainLauncher.environment(1))
        .containsEntry("MALLOC_MMAP_MAX_", "0")
        .containsEntry("MALLOC_TRIM_THRESHOLD_", "4000000000")
        .containsEntry("MALLOC_ARENA_MAX", "1");
  }
}
