package io.rhema.training.data.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.training.recipe.Variation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairVariantsTest {

  private static List<TextPair> variants(Variation variation, String source, String target) {
    return PairVariants.of(List.of(new TextPair(source, target)), variation, 1);
  }

  @Test
  void aCasualPairHasNeitherCapitalNorFullStop() {
    assertThat(variants(new Variation(1, 0, 0), "Help Tom!", "\u00c0 l'aide de Tom !"))
        .containsExactly(new TextPair("help Tom", "\u00e0 l'aide de Tom"));
  }

  @Test
  void aCasualQuestionKeepsItsMark() {
    assertThat(variants(new Variation(1, 0, 0), "Is it you?", "Est-ce toi ?"))
        .containsExactly(new TextPair("is it you?", "est-ce toi ?"));
  }

  @Test
  void nothingComesOfATextThatIsAFullStop() {
    assertThat(variants(new Variation(1, 0, 0), "...", "Rien.")).isEmpty();
  }

  @Test
  void aTypographicApostropheIsOfTheTextAlone() {
    assertThat(variants(new Variation(0, 1, 0), "I'm ill.", "J'ai mal."))
        .containsExactly(new TextPair("I\u2019m ill.", "J'ai mal."));
    assertThat(variants(new Variation(0, 1, 0), "Go.", "Va !")).isEmpty();
  }

  @Test
  void aShareOfThePairsIsDrawnBySeed() {
    List<TextPair> many = Collections.nCopies(1_000, new TextPair("Go.", "Va."));
    Variation tenth = new Variation(0.1, 0, 0);

    assertThat(PairVariants.of(many, tenth, 1)).hasSizeBetween(60, 140);
    assertThat(PairVariants.of(many, tenth, 1)).isEqualTo(PairVariants.of(many, tenth, 1));
    assertThat(PairVariants.of(many, Variation.NONE, 1)).isEmpty();
  }

  private static final List<TextPair> OF_NAMES =
      List.of(
          new TextPair("Does Bertrand sing?", "Bertrand chante-t-il ?"),
          new TextPair("I saw Alice.", "J'ai vu Alice."),
          new TextPair("I know Karin.", "Je connais Karin."),
          new TextPair("The rose is red.", "La rose est rouge."),
          new TextPair("I like Rose.", "J'aime Rose."));

  @Test
  void aNameOfBothTextsBecomesTheSameOtherOne() {
    for (int seed = 0; seed < 200; seed++) {
      List<TextPair> variants = PairVariants.of(OF_NAMES, new Variation(0, 0, 1), seed);

      assertThat(variants).hasSize(3);
      String source = variants.get(2).source();
      String name = source.substring("I know ".length(), source.length() - 1);
      assertThat(variants.get(2))
          .isEqualTo(new TextPair("I know " + name + ".", "Je connais " + name + "."));
      assertThat(name).matches("@?[\\p{L} ]+(_\\d+)?");
      // What is elided before a vowel would be no French before a consonant.
      assertThat(name).doesNotStartWith("A");
      assertThat(variants.get(1).target()).startsWith("J'ai vu A");
    }
  }

  @Test
  void aWordThatIsAlsoWrittenSmallIsNoName() {
    List<TextPair> variants = PairVariants.of(OF_NAMES, new Variation(0, 0, 1), 1);

    assertThat(variants).noneMatch(pair -> pair.source().startsWith("I like"));
  }

  @Test
  void textsWithoutANameHaveNoOther() {
    assertThat(variants(new Variation(0, 0, 1), "Go.", "Va !")).isEmpty();
  }
}
