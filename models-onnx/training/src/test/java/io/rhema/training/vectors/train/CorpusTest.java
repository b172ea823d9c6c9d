package io.rhema.training.vectors.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.vectors.VectorsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CorpusTest {
  @Test
  void numbersWordsFromTheMostFrequentAndLeavesRareOnesOut() throws IOException {
    try (CorpusBuilder builder = new CorpusBuilder()) {
      builder.add(List.of("b", "a", "rare", "c", "a"));
      builder.add(List.of());
      builder.add(List.of("c", "b", "a"));
      try (Corpus corpus = builder.build(2, 10)) {
        assertThat(corpus.words()).containsExactly("a", "b", "c");
        assertThat(corpus.count(0)).isEqualTo(3);
        assertThat(corpus.total()).isEqualTo(7);
        assertThat(corpus.texts()).isEqualTo(2);
        assertThat(read(corpus, 0, 1)).containsExactly(List.of(1, 0, 2, 0), List.of(2, 1, 0));
        assertThat(read(corpus, 1, 2)).containsExactly(List.of(2, 1, 0));
      }
    }
  }

  @Test
  void keepsSoManyOfTheMostFrequentWords() throws IOException {
    try (CorpusBuilder builder = new CorpusBuilder()) {
      builder.add(List.of("a", "b", "b", "c", "c", "c"));
      try (Corpus corpus = builder.build(1, 2)) {
        assertThat(corpus.words()).containsExactly("c", "b");
      }
    }
  }

  @Test
  void forgetsRareWordsWhenThereAreTooManyDifferentOnes() throws IOException {
    try (CorpusBuilder builder = new CorpusBuilder(3)) {
      builder.add(List.of("a", "a", "b", "b", "once"));
      builder.add(List.of("many", "others"));
      builder.add(List.of("once", "a"));
      try (Corpus corpus = builder.build(1, 10)) {
        assertThat(corpus.words()).containsExactly("a", "b", "once");
        assertThat(corpus.count(2)).isEqualTo(1);
        assertThat(read(corpus, 0, 1))
            .containsExactly(List.of(0, 0, 1, 1), List.of(), List.of(2, 0));
      }
    }
  }

  @Test
  void refusesTextsWithFewerThanTwoFrequentWords() throws IOException {
    try (CorpusBuilder builder = new CorpusBuilder()) {
      builder.add(List.of("a", "a", "b"));

      assertThatThrownBy(() -> builder.build(2, 10))
          .isInstanceOf(VectorsException.class)
          .hasMessage(
              "1 words occur 2 times or more in 1 texts; at least 2 must: give more text or lower --min-count.");
    }
  }

  @Test
  void drawsNoiseByThePowerOfTheCount() throws IOException {
    try (CorpusBuilder builder = new CorpusBuilder()) {
      for (int i = 0; i < 81; i++) {
        builder.add(i < 16 ? List.of("a", "b") : List.of("a"));
      }
      builder.add(List.of("c"));
      try (Corpus corpus = builder.build(1, 10)) {
        NoiseWords noise = new NoiseWords(corpus);
        SplittableRandom random = new SplittableRandom(1);
        int[] drawn = new int[3];
        for (int i = 0; i < 360_000; i++) {
          drawn[noise.draw(random)]++;
        }
        // 81^0.75 = 27, 16^0.75 = 8, 1
        assertThat(drawn[0]).isBetween(268_000, 272_000);
        assertThat(drawn[1]).isBetween(78_500, 81_500);
        assertThat(drawn[2]).isBetween(9_500, 10_500);
      }
    }
  }

  private static List<List<Integer>> read(Corpus corpus, int part, int of) throws IOException {
    List<List<Integer>> texts = new ArrayList<>();
    try (Corpus.Reading reading = corpus.read(part, of)) {
      for (int[] text = reading.next(); text != null; text = reading.next()) {
        texts.add(Arrays.stream(text).boxed().toList());
      }
    }
    return texts;
  }
}
