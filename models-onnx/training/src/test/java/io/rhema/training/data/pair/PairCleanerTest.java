package io.rhema.training.data.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.training.recipe.Cleaning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairCleanerTest {
  private static final Cleaning ALL = new Cleaning(20, 3, true, true, true, true);
  private static final Cleaning NOTHING = new Cleaning(20, 3, false, false, false, false);

  private final PairCleaner cleaner = new PairCleaner(ALL);

  private static TextPair pair(String source, String target) {
    return new TextPair(source, target);
  }

  @Test
  void makesAllBlanksPlain() {
    assertThat(cleaner.clean(List.of(pair(" Is it\tso? ", "Est-ce\u202fvrai\u00a0\u00a0?"))))
        .containsExactly(pair("Is it so?", "Est-ce vrai ?"));
  }

  @Test
  void makesApostrophesOfTranslationsPlain() {
    assertThat(cleaner.clean(List.of(pair("It\u2019s me.", "C\u2019est moi."))))
        .containsExactly(pair("It\u2019s me.", "C'est moi."));
  }

  @Test
  void dropsWhatTeachesNothingAndCountsIt() {
    List<TextPair> kept =
        cleaner.clean(
            List.of(
                pair("Yes.", "Oui."),
                pair("Yes.", "Oui."),
                pair("Yes.", "Si."),
                pair("EMEA", "EMEA"),
                pair("\u00a0", "Oui.")));

    assertThat(kept).containsExactly(pair("Yes.", "Oui."), pair("Yes.", "Si."));
    assertThat(cleaner.dropped()).isEqualTo(Map.of(Flaw.DUPLICATE, 1, Flaw.COPY, 1, Flaw.EMPTY, 1));
  }

  @Test
  void leavesWhatItIsNotToldToClean() {
    List<TextPair> pairs = List.of(pair("a\u00a0b", "l\u2019a"), pair("a", "a"), pair("a", "a"));

    assertThat(new PairCleaner(NOTHING).clean(pairs)).isEqualTo(pairs);
  }

  @Test
  void dropsPairsThatAreTooLong() {
    assertThat(cleaner.fits(20, 20)).isTrue();
    assertThat(cleaner.fits(21, 20)).isFalse();
    assertThat(cleaner.fits(20, 21)).isFalse();
    assertThat(cleaner.dropped()).isEqualTo(Map.of(Flaw.TOO_LONG, 2));
  }

  @Test
  void dropsPairsOfUnequalLengthsButIsPatientWithShortOnes() {
    assertThat(cleaner.fits(1, 12)).isTrue();
    assertThat(cleaner.fits(1, 14)).isFalse();
    assertThat(cleaner.fits(19, 2)).isFalse();
    assertThat(cleaner.dropped()).isEqualTo(Map.of(Flaw.UNEQUAL, 2));
  }
}
