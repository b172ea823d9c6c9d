package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.TextClassifier;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Precision;
import io.rhema.model.session.SessionOptions;
import io.rhema.training.launch.TrainLauncher;
import io.rhema.training.launch.TrainingJob;
import io.rhema.training.recipe.RecipeException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingProcessTest {
  @TempDir Path folder;
  private TinyRecipe tiny;

  @BeforeEach
  void write() throws IOException {
    tiny = TinyRecipe.in(folder);
  }

  @Test
  void aRecipeBecomesABundleThatIsServed() throws Exception {
    assertThat(TrainLauncher.run(job(), classPath())).isZero();

    ModelBundle bundle = ModelBundle.open(folder.resolve("out"));
    assertThat(bundle.heads().get(0).task().labels()).containsExactly("negative", "positive");
    try (TextClassifier classifier = TextClassifier.open(bundle, SessionOptions.DEFAULT)) {
      assertThat(classifier.classify(List.of("the film was so good", "the film is bad")))
          .extracting(result -> result.label())
          .containsExactly("positive", "negative");
    }
    BundleManifest manifest = bundle.manifest().orElseThrow();
    assertThat(manifest.precision()).isEqualTo(Precision.FP32);
    assertThat(manifest.provenance().dataSets())
        .extracting(set -> set.name() + " " + set.rows())
        .containsExactly("Tiny train 80", "Tiny dev 40");
    assertThat(manifest.provenance().metrics()).containsEntry("Tiny dev accuracy fp32", 1.0);
    assertThat(Files.readString(folder.resolve("out/MODEL_CARD.md")))
        .contains("accuracy **1.0000**")
        .contains("CC0");
    assertThat(folder.resolve("work/report.html")).content().contains("(chosen)");
  }

  @Test
  void aWrongRecipeIsRefusedBeforeAProcessIsStarted() throws IOException {
    Files.writeString(tiny.file(), "task: classification\n");

    assertThatThrownBy(() -> TrainLauncher.run(job(), classPath()))
        .isInstanceOf(RecipeException.class);
    assertThat(folder.resolve("work")).doesNotExist();
  }

  @Test
  void aMissingDataFileIsAnError() throws IOException {
    Files.delete(folder.resolve("train.tsv"));

    assertThat(TrainMain.run(arguments())).isEqualTo(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aFolderThatExistsIsNotOverwritten() throws IOException {
    Path model = TinyBase.write(folder.resolve("out"), 5).resolve("model.onnx");
    byte[] before = Files.readAllBytes(model);

    assertThat(TrainMain.run(arguments())).isEqualTo(1);
    assertThat(model).hasBinaryContent(before);
  }

  private String[] arguments() {
    return job().arguments().toArray(String[]::new);
  }

  private TrainingJob job() {
    return new TrainingJob(tiny.file(), folder, folder.resolve("out"), folder.resolve("work"));
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }
}
