package io.rhema.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Worked examples of the paper and of sacrebleu's own tests ({@code test/test_bleu.py}, 2.x). */
class BleuTest {
  private static final BleuOptions SPLIT = new BleuOptions(WordTokenizer.NONE, false);
  private static final BleuOptions SPLIT_LOWER = new BleuOptions(WordTokenizer.NONE, true);

  private static final List<String> BITES =
      List.of("The dog bit the man.", "It wasn't surprising.", "The man had just bitten him.");
  private static final List<List<String>> BITTEN =
      List.of(
          List.of("The dog bit the man.", "The dog had bit the man."),
          List.of("It was not unexpected.", "No one was surprised."),
          List.of("The man bit him first.", "The man had bitten the dog."));

  private static final List<String> PARTY =
      List.of(
          "It is a guide to action that ensures that the military will forever heed Party commands",
          "It is the guiding principle which guarantees the military forces always being under the"
              + " command of the Party",
          "It is the practical guide for the army always to heed the directions of the party");

  @Test
  void isWhatSacrebleuSays() {
    Bleu bleu = Bleu.ofAlternatives(BleuOptions.CASED_13A, BITES, BITTEN);

    assertThat(bleu.score()).isCloseTo(48.530827, within(1e-6));
    assertThat(bleu.value()).isCloseTo(0.48530827, within(1e-8));
    assertThat(bleu)
        .hasToString(
            "BLEU|nrefs:2|case:mixed|eff:no|tok:13a|smooth:exp = 48.53 82.4/50.0/45.5/37.5 (BP ="
                + " 0.943 ratio = 0.944 hyp_len = 17 ref_len = 18)");
  }

  @Test
  void isWhatSacrebleuSaysOfWordsAsTheyStand() {
    assertThat(Bleu.ofAlternatives(SPLIT, BITES, BITTEN).score())
        .isCloseTo(49.1919566, within(1e-6));
  }

  @Test
  void smoothsAsSacrebleuDoes() {
    // test/test_sentence_bleu.py
    List<String> sugar =
        List.of("Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;");
    List<String> wanted = List.of("producţia de zahăr brut se exprimă în zahăr alb;");

    assertThat(Bleu.of(BleuOptions.CASED_13A, sugar, wanted).score())
        .isCloseTo(8.493, within(1e-3));
    assertThat(Bleu.of(SPLIT, sugar, wanted).score()).isCloseTo(7.347, within(1e-3));
  }

  @Test
  void isNothingWhereNoWordIsRight() {
    // test/test_sentence_bleu.py, issue 141: smoothing would make something of nothing
    assertThat(Bleu.of(SPLIT, List.of("this is a cat"), List.of("okay thanks")).score()).isZero();
    assertThat(Bleu.ofAlternatives(BleuOptions.CASED_13A, List.of("", "", ""), BITTEN).score())
        .isZero();
    assertThat(Bleu.of(SPLIT, List.of(), List.of()).score()).isZero();
  }

  @Test
  void isMadeOfCountsAsInSacrebleusExample() {
    // test_case_scoring
    Bleu bleu = new Bleu(SPLIT, "1", List.of(9L, 7L, 5L, 3L), List.of(10L, 8L, 6L, 4L), 11, 11);

    assertThat(bleu.score()).isCloseTo(83.75922397, within(1e-8));
  }

  @Test
  void countsAWordNoOftenerThanAReferenceHasIt() {
    // Papineni et al., example 2
    Bleu bleu =
        Bleu.ofAlternatives(
            SPLIT_LOWER,
            List.of("the the the the the the the"),
            List.of(List.of("The cat is on the mat", "There is a cat on the mat")));

    assertThat(bleu.matches()).containsExactly(2L, 0L, 0L, 0L);
    assertThat(bleu.totals()).containsExactly(7L, 6L, 5L, 4L);
  }

  @Test
  void countsPairsOfWordsAsThePaperDoes() {
    // Papineni et al., example 1: 17/18 and 10/17, then 8/14 and 1/13
    Bleu good =
        Bleu.ofAlternatives(
            SPLIT_LOWER,
            List.of(
                "It is a guide to action which ensures that the military always obeys the commands"
                    + " of the party"),
            List.of(PARTY));
    Bleu bad =
        Bleu.ofAlternatives(
            SPLIT_LOWER,
            List.of(
                "It is to insure the troops forever hearing the activity guidebook that party"
                    + " direct"),
            List.of(PARTY));

    assertThat(good.matches()).startsWith(17L, 10L);
    assertThat(good.totals()).startsWith(18L, 17L);
    assertThat(bad.matches()).startsWith(8L, 1L);
    assertThat(bad.totals()).startsWith(14L, 13L);
    assertThat(good.brevityPenalty()).isOne();
    assertThat(bad.brevityPenalty()).isCloseTo(Math.exp(1 - 16.0 / 14), within(1e-12));
  }

  @Test
  void tellsTheSmoothedPrecisions() {
    Bleu bleu = Bleu.of(SPLIT, List.of("a b c d e"), List.of("a b x d e"));

    assertThat(bleu.precisions()).containsExactly(80.0, 50.0, 100 / 6.0, 12.5);
  }

  @Test
  void aCorpusWithoutFourWordsInARowIsNothing() {
    assertThat(Bleu.of(SPLIT, List.of("one two three"), List.of("one two three")).score()).isZero();
  }

  @Test
  void theSameTextsAreAHundredAndOthersLess() {
    Random random = new Random(3);
    List<String> texts = IntStream.range(0, 50).mapToObj(i -> words(random)).toList();
    List<String> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, random);

    assertThat(Bleu.of(BleuOptions.CASED_13A, texts, texts).score()).isCloseTo(100, within(1e-9));
    assertThat(Bleu.of(BleuOptions.CASED_13A, shuffled, texts).score()).isBetween(0.0, 99.0);
  }

  @Test
  void lowerCaseIsTold() {
    Bleu bleu =
        Bleu.of(
            BleuOptions.tokenizedLowercased("fr"),
            List.of("L'homme court vite."),
            List.of("l'Homme court vite."));

    assertThat(bleu.score()).isCloseTo(100, within(1e-9));
    assertThat(bleu.length()).isEqualTo(5);
    assertThat(bleu.signature()).isEqualTo("nrefs:1|case:lc|eff:no|tok:moses-fr|smooth:exp");
    assertThat(bleu.unit()).isEqualTo("BLEU (case:lc|tok:moses-fr)");
  }

  @Test
  void refusesTextsWithoutAReference() {
    assertThatThrownBy(() -> Bleu.of(SPLIT, List.of("a", "b"), List.of("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 translations can't be compared with 1 references; each must have one");
    assertThatThrownBy(() -> Bleu.ofAlternatives(SPLIT, List.of("a"), List.of(List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a' has no reference");
  }

  private static String words(Random random) {
    return random
        .ints(4 + random.nextInt(9), 0, 40)
        .mapToObj(i -> "w" + i)
        .reduce("", (a, b) -> a + " " + b);
  }
}
