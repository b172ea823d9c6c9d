package io.rhema.training.vectors.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.vectors.Analogy;
import io.rhema.training.vectors.VectorsException;
import io.rhema.training.vectors.WordSearch;
import io.rhema.training.vectors.WordVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VectorTrainerTest {
  private static final VectorTrainer.Listener NOBODY = (words, loss) -> {};

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void learnsTheAnalogiesThatATextIsMadeOf(Architecture architecture) throws Exception {
    try (Corpus corpus = RoyalGrammar.corpus(3000)) {
      WordSearch search =
          new WordSearch(VectorTrainer.train(corpus, options(architecture, 1, 1), NOBODY));

      for (Analogy.Method method : Analogy.Method.values()) {
        assertThat(first(search, "king - man + woman", method)).isEqualTo("queen");
        assertThat(first(search, "actress - girl + boy", method)).isEqualTo("actor");
        assertThat(first(search, "prince - brother + sister", method)).isEqualTo("princess");
      }
    }
  }

  @Test
  void repeatsItselfToTheLastBitWithOneThreadAndOneSeed() throws Exception {
    float[][] first = rows(train(1, 7));

    assertThat(rows(train(1, 7))).isDeepEqualTo(first);
    assertThat(Arrays.deepEquals(rows(train(1, 8)), first)).isFalse();
  }

  @Test
  void learnsWithSeveralThreads() throws Exception {
    try (Corpus corpus = RoyalGrammar.corpus(3000)) {
      WordSearch search =
          new WordSearch(
              VectorTrainer.train(corpus, options(Architecture.SKIP_GRAM, 3, 1), NOBODY));

      assertThat(first(search, "king - man + woman", Analogy.Method.ADD)).isEqualTo("queen");
    }
  }

  @Test
  void tellsEveryWordOfEveryEpochAndALossThatFalls() throws Exception {
    List<Integer> words = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    try (Corpus corpus = RoyalGrammar.corpus(6000)) {
      VectorTrainer.train(
          corpus,
          options(Architecture.SKIP_GRAM, 1, 1),
          (more, loss) -> {
            words.add(more);
            losses.add(loss);
          });

      assertThat(words.stream().mapToLong(Integer::longValue).sum())
          .isEqualTo(corpus.total() * options(Architecture.SKIP_GRAM, 1, 1).epochs());
    }
    assertThat(losses.get(losses.size() / 2)).isLessThan(losses.get(0) - 0.2);
  }

  @Test
  void refusesWhatTheHeapHasNoRoomFor() {
    assertThatThrownBy(() -> VectorTrainer.requireRoom(1_000_000, 300, 1L << 30))
        .isInstanceOf(VectorsException.class)
        .hasMessageContaining("need 2288 MB to train, the JVM has 1024 MB of heap");
  }

  private static WordVectors train(int threads, long seed) throws Exception {
    try (Corpus corpus = RoyalGrammar.corpus(300)) {
      return VectorTrainer.train(corpus, options(Architecture.CBOW, threads, seed), NOBODY);
    }
  }

  private static VectorOptions options(Architecture architecture, int threads, long seed) {
    return new VectorOptions(
        architecture, 24, 5, 5, 1, 1000, 8, 0, architecture.learningRate(), threads, seed);
  }

  private static String first(WordSearch search, String analogy, Analogy.Method method) {
    return search.answer(Analogy.parse(analogy), method, 1).get(0).word();
  }

  private static float[][] rows(WordVectors vectors) {
    float[][] rows = new float[vectors.size()][];
    Arrays.setAll(rows, vectors::row);
    return rows;
  }
}
