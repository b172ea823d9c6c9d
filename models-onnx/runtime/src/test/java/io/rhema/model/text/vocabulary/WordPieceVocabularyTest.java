package io.rhema.model.text.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordPieceVocabularyTest {
  private final WordPieceVocabulary vocabulary =
      new WordPieceVocabulary(
          Map.of(
              "[UNK]", 0, "un", 1, "una", 2, "##ble", 3, "##able", 4, "##", 5, "😀", 6, "##😀", 7),
          "[UNK]",
          "##",
          8);

  @Test
  void theLongestBeginningWins() {
    assertThat(split("unable")).containsExactly("2[0,3)", "3[3,6)");
  }

  @Test
  void aWordThatDoesNotComeOutEvenIsUnknownAsAWhole() {
    assertThat(split("unx")).containsExactly("0[0,3)");
    assertThat(split("ble")).containsExactly("0[0,3)");
  }

  @Test
  void aPieceThatContinuesIsNotTakenAtTheBeginning() {
    assertThat(split("able")).containsExactly("0[0,4)");
    assertThat(split("##able"))
        .as("as in the reference, when written out")
        .containsExactly("4[0,6)");
  }

  @Test
  void theLimitCountsCodePoints() {
    assertThat(split("😀".repeat(8))).hasSize(8).endsWith("7[14,16)");
    assertThat(split("😀".repeat(9))).containsExactly("0[0,18)");
  }

  private List<String> split(String word) {
    Pieces pieces = new Pieces();
    vocabulary.split(word.toCharArray(), word.length(), pieces);
    List<String> result = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      result.add("%d[%d,%d)".formatted(pieces.id(i), pieces.start(i), pieces.end(i)));
    }
    return result;
  }
}
