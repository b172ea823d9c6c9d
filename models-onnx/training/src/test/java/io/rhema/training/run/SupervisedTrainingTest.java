package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rhema.training.base.TrainingException;
import io.rhema.training.launch.ProcessEnd;
import io.rhema.training.launch.TrainingEvent;
import io.rhema.training.launch.TrainingProcess;
import io.rhema.training.launch.TrainingResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTrainingTest {
  @TempDir Path folder;

  @Test
  void saysHowItGoesAndLeavesItsScore() throws Exception {
    TinyRecipe.in(folder);
    List<TrainingEvent> events = new ArrayList<>();

    assertThat(attend(events).succeeded()).isTrue();

    assertThat(events)
        .contains(new TrainingEvent.Begun("main-seed1", 0, 20))
        .anyMatch(event -> event instanceof TrainingEvent.Evaluated one && one.step() == 16);
    assertThat(TrainingResult.read(folder.resolve("work")).score()).isEqualTo(1.0);
    assertThat(folder.resolve("out")).isDirectory();
  }

  @Test
  void onceKilledItEndsWithTheSameModel() throws Exception {
    Path whole = longTraining(folder.resolve("whole"));
    Path killed = longTraining(folder.resolve("killed"));

    try (TrainingProcess training =
        TrainingProcess.start(Supervisor.job(killed), Supervisor.classPath())) {
      ProcessEnd end =
          training.attend(
              event -> {
                // The checkpoint of a score is written after it is said.
                if (event instanceof TrainingEvent.Evaluated second && second.step() > 8) {
                  ProcessHandle.of(training.pid()).ifPresent(ProcessHandle::destroyForcibly);
                }
              });
      assertThat(end.describe()).isEqualTo("was ended by signal 9");
    }
    List<TrainingEvent> events = new ArrayList<>();
    assertThat(attend(killed, events).succeeded()).isTrue();
    assertThat(attend(whole, new ArrayList<>()).succeeded()).isTrue();

    assertThat(events)
        .anyMatch(event -> event instanceof TrainingEvent.Begun begun && begun.step() > 0);
    assertThat(killed.resolve("out/model.onnx"))
        .hasBinaryContent(Files.readAllBytes(whole.resolve("out/model.onnx")));
    assertThat(TrainingResult.read(killed.resolve("work")))
        .isEqualTo(TrainingResult.read(whole.resolve("work")));
  }

  @Test
  void endsWhenItIsClosed() throws Exception {
    Path lasting = lastingTraining(folder);

    TrainingProcess training =
        TrainingProcess.start(Supervisor.job(lasting), Supervisor.classPath());
    ProcessHandle process = ProcessHandle.of(training.pid()).orElseThrow();
    training.close();

    assertThat(process.isAlive()).isFalse();
    assertThat(training.attend(event -> {}).mayGoOn()).isTrue();
  }

  @Test
  void endsWhenTheProgramThatStartedItIsKilled() throws Exception {
    lastingTraining(folder);
    Process supervisor =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Supervisor.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    ProcessHandle training;
    try (BufferedReader said = supervisor.inputReader()) {
      training = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
    } finally {
      supervisor.destroyForcibly().waitFor();
    }

    assertThat(training.onExit().get(2, TimeUnit.MINUTES).isAlive()).isFalse();
    assertThat(folder.resolve("work/warm.checkpoint.safetensors")).exists();
  }

  @Test
  void keepsOthersOutOfItsFolder() throws Exception {
    lastingTraining(folder);
    List<Throwable> refusals = new ArrayList<>();

    try (TrainingProcess training =
        TrainingProcess.start(Supervisor.job(folder), Supervisor.classPath())) {
      training.attend(
          event -> {
            if (event instanceof TrainingEvent.Evaluated) {
              refusals.add(
                  catchThrowable(
                      () -> RunLock.take(folder.resolve("work"), Duration.ZERO).close()));
              ProcessHandle.of(training.pid()).ifPresent(ProcessHandle::destroyForcibly);
            }
          });
    }

    assertThat(refusals.get(0))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("is in use by another training");
    RunLock.take(folder.resolve("work"), Duration.ZERO).close();
  }

  private ProcessEnd attend(List<TrainingEvent> events) throws Exception {
    return attend(folder, events);
  }

  private static ProcessEnd attend(Path folder, List<TrainingEvent> events) throws Exception {
    try (TrainingProcess training =
        TrainingProcess.start(Supervisor.job(folder), Supervisor.classPath())) {
      return training.attend(events::add);
    }
  }

  /** One that takes some seconds, most of them after its first scores. */
  private static Path longTraining(Path folder) throws IOException {
    return training(folder, "epochs: 30");
  }

  /** One that takes far longer than it is let. */
  private static Path lastingTraining(Path folder) throws IOException {
    return training(folder, "epochs: 1000");
  }

  private static Path training(Path folder, String epochs) throws IOException {
    Files.createDirectories(folder);
    Path recipe = TinyRecipe.in(folder).file();
    Files.writeString(recipe, Files.readString(recipe).replace("epochs: 2", epochs));
    return folder;
  }
}
