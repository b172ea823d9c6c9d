package io.rhema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.InferenceException;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoSessionLeak.class)
class TextEmbedderTest {
  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersTheMeanOfAllTokensInTheOrderOfTheTexts(boolean pooledByTheGraph) {
    // [CLS] (1, 0, 0), good (1, 2, 0), Ada (1, 0, 1), [SEP] (1, 0, 0); rows of several lengths.
    List<float[]> vectors = embed(pooledByTheGraph, "Good Ada", "", "Paris!");

    assertThat(vectors.get(0)).containsExactly(1, 0.5f, 0.25f);
    assertThat(vectors.get(1)).containsExactly(1, 0, 0);
    assertThat(vectors.get(2)).containsExactly(1, 0, 0.75f);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void combinesTheWindowsOfALongText(boolean pooledByTheGraph) {
    // 24 sub-words, 14 to a window, 4 shared: 14 of "great" over 16 tokens, then 4 of them.
    List<float[]> vectors = embed(pooledByTheGraph, "great ".repeat(14) + "the ".repeat(10));

    assertThat(vectors.get(0)).containsExactly(new float[] {1, 2.25f, 0}, within(1e-5f));
  }

  @Test
  void refusesNumbersThatAreNone() {
    assertThatThrownBy(() -> embed(true, "good " + TinyBundles.NAN))
        .isInstanceOf(InferenceException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void refusesABundleThatEmbedsNothing() {
    ModelBundle classifier = ModelBundle.open(TinyBundles.sentiment(dir));

    assertThatThrownBy(() -> TextEmbedder.open(classifier, SessionOptions.DEFAULT))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("feature-extraction");
  }

  private List<float[]> embed(boolean pooledByTheGraph, String... texts) {
    Path bundle = pooledByTheGraph ? TinyHeads.pooledEmbeddings(dir) : TinyHeads.embeddings(dir);
    try (TextEmbedder embedder =
        TextEmbedder.open(ModelBundle.open(bundle), SessionOptions.DEFAULT)) {
      return embedder.embed(List.of(texts));
    }
  }
}
