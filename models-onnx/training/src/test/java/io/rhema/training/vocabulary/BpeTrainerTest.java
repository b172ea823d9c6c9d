package io.rhema.training.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.vocabulary.BpeVocabulary.Merge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BpeTrainerTest {
  private static final int BYTES = 256;

  @Test
  void mergesThePairsOfThePaper() {
    // Sennrich et al. 2016, section 3.2; with a space in front instead of a mark at the end
    List<String> texts = new ArrayList<>();
    texts.addAll(Collections.nCopies(5, "low"));
    texts.addAll(Collections.nCopies(2, "lowest"));
    texts.addAll(Collections.nCopies(6, "newer"));
    texts.addAll(Collections.nCopies(3, "wider"));

    BpeVocabulary learned = BpeTrainer.train(texts, BYTES + 4, List.of());

    assertThat(learned.merges())
        .containsExactly(
            new Merge("e", "r"), new Merge("l", "o"), new Merge("Ġ", "lo"), new Merge("Ġlo", "w"));
  }

  @Test
  void takesTheEarliestPiecesAmongEquallyFrequentPairs() {
    BpeVocabulary learned = BpeTrainer.train(List.of("ba", "dc", "ba", "dc"), BYTES + 2, List.of());

    assertThat(learned.merges()).containsExactly(new Merge("b", "a"), new Merge("d", "c"));
  }

  @Test
  void beginsWithTheSpecialTokensAndAllBytes() {
    BpeVocabulary learned = BpeTrainer.train(List.of(), BYTES + 3, BpeVocabulary.SPECIALS);

    assertThat(learned.pieces()).hasSize(BYTES + 3).startsWith("<pad>", "</s>", "<unk>", "!");
    assertThat(learned.pieces()).contains("Ġ", "Ċ", "ÿ").doesNotContain(" ", "\n");
    assertThat(learned.merges()).isEmpty();
  }

  @Test
  void mergesWithinWordsOnly() {
    List<String> texts = Collections.nCopies(9, "don't stop 2026's é\u0301 — !?");

    BpeVocabulary learned = BpeTrainer.train(texts, 1000, List.of());

    assertThat(learned.pieces())
        .contains("Ġdon", "'t", "Ġstop", "Ġ2026", "'s", "Ġ!?")
        .noneMatch(piece -> piece.lastIndexOf('Ġ') > 0);
    assertThat(learned.size()).isLessThan(1000);
  }

  @Test
  void learnsNothingFromAPairThatOccursOnce() {
    assertThat(BpeTrainer.train(List.of("xy"), 1000, List.of()).size()).isEqualTo(BYTES);
  }

  @Test
  void neverSpellsASpecialTokenByMerges() {
    BpeVocabulary learned =
        BpeTrainer.train(Collections.nCopies(5, "abab"), 1000, List.of("Ġab", "ab"));

    assertThat(learned.merges()).isNotEmpty();
    assertThat(learned.merges()).extracting(Merge::piece).doesNotContain("ab", "Ġab");
    assertThat(new HashSet<>(learned.pieces())).hasSize(learned.size());
  }

  @Test
  void learnsWhatCountingEverythingAgainLearns() {
    Random random = new Random(7);
    List<String> texts =
        IntStream.range(0, 400).mapToObj(i -> letters(random, 1 + random.nextInt(12))).toList();

    BpeVocabulary learned = BpeTrainer.train(texts, BYTES + 150, List.of());

    assertThat(learned.merges()).isEqualTo(NaiveBpe.merges(texts, learned.merges().size()));
    assertThat(learned.merges()).hasSizeGreaterThanOrEqualTo(150);
  }

  @Test
  void theOrderOfTheTextsDoesNotMatter() {
    Random random = new Random(8);
    List<String> texts =
        IntStream.range(0, 200).mapToObj(i -> letters(random, 1 + random.nextInt(8))).toList();
    List<String> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, random);

    assertThat(BpeTrainer.train(shuffled, BYTES + 100, BpeVocabulary.SPECIALS))
        .isEqualTo(BpeTrainer.train(texts, BYTES + 100, BpeVocabulary.SPECIALS));
  }

  @Test
  void refusesASizeWithoutRoomForTheBytes() {
    assertThatThrownBy(() -> BpeTrainer.train(List.of(), 258, BpeVocabulary.SPECIALS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid vocabulary size 258: must be at least 259, 3 special tokens and 256 bytes");
  }

  @Test
  void refusesASpecialTokenThatIsAByteOrComesTwice() {
    assertThatThrownBy(() -> BpeTrainer.train(List.of(), 1000, List.of("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[a] must differ");
    assertThatThrownBy(() -> BpeTrainer.train(List.of(), 1000, List.of("<x>", "<x>")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Few letters, so that runs of one letter and equal counts are frequent. */
  private static String letters(Random random, int length) {
    return random.ints(length, 'a', 'e').mapToObj(Character::toString).reduce("", String::concat);
  }
}
