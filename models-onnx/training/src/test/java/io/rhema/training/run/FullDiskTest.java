package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.base.BaseModel;
import io.rhema.training.recipe.BundleBase;
import io.rhema.training.recipe.EncoderRecipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A limit on the size of files stands for a disk that is full: writing fails half-way. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
  /** In blocks of 512 bytes: weights of 132 KB may be written, a checkpoint of thrice that not. */
  private static final int BLOCKS = 500;

  @TempDir Path folder;
  private TinyRecipe tiny;

  @BeforeEach
  void write() throws IOException {
    tiny = TinyRecipe.in(folder);
  }

  @Test
  void theCheckpointBeforeStaysAndTheTrainingGoesOnFromItWhenThereIsRoom() throws Exception {
    Outcome whole = train("whole", Integer.MAX_VALUE);
    assertThatThrownBy(() -> train("work", 12)).isInstanceOf(Interruption.class);
    Path checkpoint = folder.resolve("work/warm.checkpoint.safetensors");
    byte[] before = Files.readAllBytes(checkpoint);
    assertThat(before.length).isGreaterThan(BLOCKS * 512);

    Process limited = limited();
    String said = new String(limited.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(limited.waitFor()).as(said).isEqualTo(1);
    assertThat(said)
        .contains("Continuing warm after step 8")
        .contains("Cannot write " + checkpoint)
        .contains("make room, and start the training again");
    assertThat(checkpoint).hasBinaryContent(before);
    assertThat(folder.resolve("work")).isDirectoryNotContaining("glob:**.tmp");
    assertThat(train("work", Integer.MAX_VALUE).model()).isEqualTo(whole.model());
  }

  @Test
  void whatAKilledProcessHadBegunToWriteIsSweptAway() throws IOException {
    assertThatThrownBy(() -> train("work", 12)).isInstanceOf(Interruption.class);
    Path left =
        Files.createFile(folder.resolve("work/.warm.checkpoint.safetensors1.safetensors.tmp"));

    train("work", Integer.MAX_VALUE);

    assertThat(left).doesNotExist();
  }

  private Process limited() throws IOException {
    List<String> command =
        List.of(
            "sh",
            "-c",
            "ulimit -f %d; exec \"$@\"".formatted(BLOCKS),
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:-UsePerfData",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-cp",
            System.getProperty("java.class.path"),
            TrainMain.class.getName(),
            tiny.file().toString(),
            "--data=" + folder,
            "--output=" + folder.resolve("out"),
            "--work=" + folder.resolve("work"));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private Outcome train(String work, int lastStep) throws IOException {
    EncoderRecipe recipe = tiny.read();
    BaseModel base = BaseModel.of((BundleBase) recipe.base(), folder);
    RunFolder run =
        RunFolder.open(folder.resolve(work), RunIdentity.of(recipe, base.sha256(), folder));
    try (ModelTraining training =
        new ModelTraining(recipe, folder, base, run, new StopAfter(lastStep))) {
      return training.run();
    }
  }
}
