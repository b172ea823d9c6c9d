package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.task.TokenClassification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggingTrainingTest {
  @TempDir Path folder;

  @Test
  void aRecipeBecomesATagger() throws IOException {
    assertThat(train(TinyRecipe.tagging(folder))).isZero();

    ModelBundle bundle = ModelBundle.open(folder.resolve("out"));
    assertThat(bundle.task(TokenClassification.class).labels())
        .containsExactly("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-MISC", "I-MISC");
    BundleManifest manifest = bundle.manifest().orElseThrow();
    assertThat(manifest.languages()).containsExactly("en");
    assertThat(manifest.maxTokens()).isEqualTo(8);
    // MISC differs from other words in its capital letter alone, and a third of the sentences that
    // have it do not mark it.
    assertThat(manifest.provenance().metrics())
        .containsEntry("Tiny tags dev F1 fp32", 1.0)
        .containsEntry("Tiny unmarked dev F1 fp32", 1.0);
    assertThat(manifest.provenance().dataSets())
        .extracting(set -> set.name() + " " + set.rows())
        .containsExactly(
            "Tiny tags train 60",
            "Tiny unmarked train 20",
            "Tiny tags dev 40",
            "Tiny unmarked dev 40");
    assertThat(folder.resolve("out/MODEL_CARD.md"))
        .content()
        .contains("Finds entities in a text: PER, LOC, MISC. For texts in English.")
        .contains("On Tiny tags dev, ")
        .contains("| MISC | 1.0000 | 1.0000 | 1.0000 |")
        .contains("natural spacing of Tiny tags train | 0.5 |")
        .contains("ignored in Tiny tags train | the |")
        .contains("| weight of Tiny tags dev | 1.0 |")
        .contains("not marked in Tiny unmarked train | MISC |");
    assertThat(folder.resolve("work/report.html")).content().contains("Tiny unmarked dev F1");
  }

  @Test
  void aTagThatTheRecipeDoesNotKnowIsAnErrorThatNamesFileAndLine() throws IOException {
    TinyRecipe tiny = TinyRecipe.tagging(folder);
    Path file = folder.resolve("unmarked.tags");
    Files.writeString(file, "the\tO\nfilm\tB-GPE\n");

    assertThat(train(tiny)).isEqualTo(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private int train(TinyRecipe tiny) {
    return TrainMain.run(
        tiny.file().toString(),
        "--data=" + folder,
        "--output=" + folder.resolve("out"),
        "--work=" + folder.resolve("work"));
  }
}
