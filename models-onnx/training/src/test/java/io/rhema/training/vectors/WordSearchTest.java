package io.rhema.training.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordSearchTest {
  private static final WordVectors VECTORS =
      new WordVectors(
          List.of("king", "queen", "man", "woman", "apple", "nothing"),
          new float[][] {
            {1, 1, 0, 0}, {5, 0, 5, 0}, {0.1f, 2, 0, 0}, {0.1f, 0, 2, 0}, {0, 0, 0, 1}, {0, 0, 0, 0}
          });
  private final WordSearch search = new WordSearch(VECTORS);

  @Test
  void findsTheNearestByCosineWhateverTheLengthAndLeavesTheWordOut() {
    List<Neighbour> near = search.near("king", 2);

    assertThat(near).extracting(Neighbour::word).containsExactly("man", "queen");
    assertThat(near.get(1).score()).isEqualTo(0.5, within(1e-6));
  }

  @ParameterizedTest
  @EnumSource(Analogy.Method.class)
  void answersAnAnalogyWithNoneOfItsWords(Analogy.Method method) {
    List<Neighbour> answers = search.answer(Analogy.parse("king - man + woman"), method, 10);

    assertThat(answers.get(0).word()).isEqualTo("queen");
    assertThat(answers).extracting(Neighbour::word).doesNotContain("king", "man", "woman");
  }

  @Test
  void scoresAProductOfShiftedCosines() {
    WordVectors vectors =
        new WordVectors(List.of("a", "b", "c"), new float[][] {{1, 0}, {0, 1}, {0.6f, 0.8f}});

    List<Neighbour> answers =
        new WordSearch(vectors).answer(Analogy.parse("a - b"), Analogy.Method.MULTIPLY, 1);

    assertThat(answers.get(0).score()).isEqualTo(0.8 / (0.9 + 0.001), within(1e-6));
  }

  @Test
  void findsAWordOfZerosUnlikeEverything() {
    assertThat(search.near("nothing", 5)).allMatch(neighbour -> neighbour.score() == 0);
    assertThat(search.near("king", 5)).last().extracting(Neighbour::score).isEqualTo(0.0);
  }

  @Test
  void namesTheClosestSpellingsOfAnUnknownWord() {
    assertThatThrownBy(() -> search.near("Kign", 3))
        .isInstanceOf(VectorsException.class)
        .hasMessage("'Kign' has no vector; no word is spelled like it.");
    assertThatThrownBy(() -> search.near("Woman", 3))
        .hasMessage("'Woman' has no vector; closest in spelling: 'woman'.");
    assertThatThrownBy(() -> search.answer(Analogy.parse("king + quen"), Analogy.Method.ADD, 1))
        .hasMessage("'quen' has no vector; closest in spelling: 'queen'.");
  }
}
