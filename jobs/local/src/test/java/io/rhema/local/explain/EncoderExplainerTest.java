package io.rhema.local.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.local.translate.TinyTranslation;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.testing.TinyAttention;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinySeq2Seq.Layout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderExplainerTest {
  @TempDir private Path folder;

  @Test
  void tellsWhatEachTokenLooksAt() throws IOException {
    TextAttention shown = explain("good movies").orElseThrow();

    assertThat(shown.model()).hasToString("'attention' 1");
    assertThat(shown.layer()).isEqualTo(1);
    assertThat(shown.layers()).isEqualTo(1);
    assertThat(shown.leftOut()).isZero();
    List<String> tokens = List.of("[CLS]", "good", "movie", "##s", "[SEP]");
    assertThat(shown.attention().columns()).isEqualTo(tokens);
    assertThat(shown.attention().rows()).extracting(AttentionMatrix.Row::piece).isEqualTo(tokens);
    for (AttentionMatrix.Row row : shown.attention().rows()) {
      boolean sure = row.piece().equals("good");
      for (int to = 0; to < tokens.size(); to++) {
        double share = !sure ? 0.2 : tokens.get(to).equals("movie") ? 1 : 0;
        assertThat(row.shares().get(to)).isCloseTo(share, within(1e-5));
      }
    }
  }

  @Test
  void readsTheFirstWindowAndSaysWhatIsLeftOut() throws IOException {
    TextAttention shown = explain("good " + "film ".repeat(20)).orElseThrow();

    assertThat(shown.attention().columns()).hasSize(TinyBundles.MAX_TOKENS);
    assertThat(shown.leftOut()).isEqualTo(21 - (TinyBundles.MAX_TOKENS - 2));
  }

  @Test
  void aTextWithoutTokensHasNothingToShow() throws IOException {
    assertThat(explain(" \n")).isEmpty();
  }

  @Test
  void refusesALayerThatThereIsNot() {
    ModelBundle bundle = ModelBundle.open(TinyAttention.write(folder.resolve("attention")));

    assertThatThrownBy(() -> EncoderExplainer.open(bundle, OptionalInt.of(2)))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("Model 'attention' 1 in ")
        .hasMessageEndingWith(
            "its attention can't be shown. There is no layer 2; the layers with attention are 1 to 1");
  }

  @Test
  void refusesModelsWithoutAttention() {
    ModelBundle bundle = ModelBundle.open(TinyBundles.sentiment(folder.resolve("sentiment")));

    assertThatThrownBy(() -> EncoderExplainer.open(bundle, OptionalInt.empty()))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("Model 'sentiment' 1 in ")
        .hasMessageContaining("no attention to show");
  }

  @Test
  void refusesModelsThatWrite() {
    Path translation = TinyTranslation.write(folder.resolve("translation"), Layout.SINGLE);
    ModelBundle bundle = ModelBundle.open(translation);

    assertThatThrownBy(() -> EncoderExplainer.open(bundle, OptionalInt.empty()))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("./rhema translate --explain");
  }

  private Optional<TextAttention> explain(String text) throws IOException {
    ModelBundle bundle = ModelBundle.open(TinyAttention.write(folder.resolve("attention")));
    try (EncoderExplainer explainer = EncoderExplainer.open(bundle, OptionalInt.empty())) {
      return explainer.explain(text);
    }
  }
}
