package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.Translation;
import io.rhema.model.translate.TextTranslator;
import io.rhema.model.translate.TranslatedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslationTrainingTest {
  @TempDir Path folder;
  private TinyTranslation tiny;

  @BeforeEach
  void write() throws IOException {
    tiny = TinyTranslation.in(folder);
  }

  @Test
  void aRecipeBecomesATranslatorThatIsServed() throws IOException {
    tiny.replace("steps: 60", "steps: 400");
    tiny.replace("evaluate-every: 20", "evaluate-every: 100");

    assertThat(train()).isZero();

    ModelBundle bundle = ModelBundle.open(folder.resolve("out"));
    assertThat(bundle.task(Translation.class)).isEqualTo(new Translation("en", "fr"));
    assertThat(bundle.languages()).containsExactly("en");
    GenerationOptions options = GenerationOptions.of(bundle);
    assertThat(options.beams()).isEqualTo(2);
    try (TextTranslator translator = TextTranslator.open(bundle, SessionOptions.DEFAULT, options)) {
      assertThat(translator.translate(List.of("two red cat.", "one big dog.")))
          .extracting(TranslatedText::text)
          .containsExactly("deux rouge chat.", "un grand chien.");
    }
    BundleManifest manifest = bundle.manifest().orElseThrow();
    assertThat(manifest.maxTokens()).isEqualTo(24);
    assertThat(manifest.provenance().dataSets())
        .extracting(set -> set.name() + " " + set.rows())
        .containsExactly(
            "Tiny train 400", "Tiny lines, more.en 30", "Tiny lines, more.fr 30", "Tiny dev 30");
    assertThat(manifest.provenance().metrics().get("Tiny dev BLEU fp32")).isGreaterThan(30);
    assertThat(Files.readString(folder.resolve("out/MODEL_CARD.md")))
        .contains("Translates from English to French")
        .contains("| Tiny dev | **")
        .contains("tok:13a")
        .contains("| repeat of Tiny lines | 2 |")
        .doesNotContain("deux rouge");
    assertThat(folder.resolve("work/report.html")).content().contains("(chosen)");
  }

  @Test
  void aRecurrentModelLearnsToo() throws IOException {
    tiny.replace(
        "{hidden: 32, heads: 2, feed-forward: 64, encoder-layers: 1, decoder-layers: 1}",
        "{architecture: lstm, hidden: 32}");

    assertThat(train()).isZero();

    ModelBundle bundle = ModelBundle.open(folder.resolve("out"));
    assertThat(bundle.manifest().orElseThrow().provenance().metrics().get("Tiny dev loss fp32"))
        // Of 280 pieces that are equally likely: 5.6.
        .isLessThan(2);
    assertThat(folder.resolve("out/MODEL_CARD.md")).content().contains("| architecture | LSTM");
  }

  @Test
  void filesOfUnequalLengthAreAnError() throws IOException {
    Files.writeString(folder.resolve("more.fr"), "un\n");

    assertThat(train()).isEqualTo(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private int train() {
    return TrainMain.run(
        tiny.file().toString(),
        "--data=" + folder,
        "--output=" + folder.resolve("out"),
        "--work=" + folder.resolve("work"));
  }
}
