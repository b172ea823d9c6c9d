package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitGateTest {
  /** What the shell says of a process that ended by SIGTERM as it should. */
  private static final int TERMINATED = 128 + 15;

  @TempDir Path folder;

  @Test
  void aTrainingThatIsToldToEndDoesNotCrash() throws Exception {
    TinyRecipe tiny = TinyRecipe.in(folder);
    String longOne = Files.readString(tiny.file()).replace("epochs: 2", "epochs: 1000");
    Files.writeString(tiny.file(), longOne);
    endAfterLine(tiny.file(), "mean loss");

    assertThat(folder.resolve("work")).isDirectoryContaining(p -> p.toString().contains("check"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.startsWith("hs_err"));
    }
  }

  @Test
  void aTranslationThatIsToldToEndKeepsWhatItLearnt() throws Exception {
    TinyTranslation tiny = TinyTranslation.in(folder);
    tiny.replace("steps: 60", "steps: 1000000");
    tiny.replace("evaluate-every: 20", "evaluate-every: 1000000");
    tiny.replace("checkpoint-every: 7", "checkpoint-every: 1000000");
    endAfterLine(tiny.file(), "step 100 of");

    assertThat(folder.resolve("work/translation.checkpoint.safetensors")).exists();
  }

  /** Starts a training, waits for a line of its log, and tells the process to end. */
  private void endAfterLine(Path recipe, String part) throws Exception {
    Process training = start(recipe);
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(training.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(output.lines().anyMatch(line -> line.contains(part))).isTrue();
      training.toHandle().destroy(); // unlike Process.destroy, leaves its output open
      List<String> last = output.lines().toList();

      assertThat(training.waitFor()).as(String.join("\n", last)).isEqualTo(TERMINATED);
    }
  }

  private Process start(Path recipe) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-cp",
            System.getProperty("java.class.path"),
            TrainMain.class.getName(),
            recipe.toString(),
            "--data",
            folder.toString(),
            "--output",
            folder.resolve("out").toString(),
            "--work",
            folder.resolve("work").toString())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
  }
}
