package io.rhema.model.text.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedLettersFilterTest {

  @ParameterizedTest
  @CsvSource({
    "sooooo, 2, soo",
    "soo, 2, soo",
    "so, 2, so",
    "aaabbbaaa, 2, aabbaa",
    "sooooo, 1, so",
    "sooooo, 3, sooo",
    "SSSss, 2, SSss",
    "1000000, 2, 1000000",
    "!!!!, 2, !!!!",
    "ééééé, 2, éé",
    "𝒶𝒶𝒶𝒶b, 2, 𝒶𝒶b",
    "😂😂😂😂, 2, 😂😂😂😂",
    "رائعععععع, 2, رائعع",
  })
  void shortensRunsOfALetter(String word, String max, String shortened) {
    assertThat(words(word, Map.of("max", max))).containsExactly(shortened);
  }

  @Test
  void leavesTwoUnlessToldOtherwise() {
    assertThat(words("yessss", Map.of())).containsExactly("yess");
  }

  @Test
  void loneSurrogatesAreNoLetters() {
    assertThat(words("\uD83D\uD83D\uD83Daaa\uDE00", Map.of()))
        .containsExactly("\uD83D\uD83D\uD83Daa\uDE00");
  }

  @Test
  void luceneFindsItByName() {
    assertThat(TokenFilterFactory.availableTokenFilters())
        .contains(RepeatedLettersFilterFactory.NAME);
    assertThat(TokenFilterFactory.lookupClass("repeatedletters"))
        .isEqualTo(RepeatedLettersFilterFactory.class);
  }

  @Test
  void refusesArgumentsThatItDoesNotTake() {
    assertThatThrownBy(() -> words("x", Map.of("max", "0")))
        .isInstanceOf(BundleException.class)
        .hasMessage("filter repeatedLetters{max=0}: max is 0; it must be at least 1");
    assertThatThrownBy(() -> words("x", Map.of("maks", "2")))
        .isInstanceOf(BundleException.class)
        .hasMessage("filter repeatedLetters{maks=2}: Unknown parameters: {maks=2}");
  }

  private static List<String> words(String text, Map<String, String> arguments) {
    return AnalyzerDefinition.of(
            List.of(),
            Component.of("whitespace"),
            List.of(new Component(RepeatedLettersFilterFactory.NAME, arguments)))
        .analyze(Path.of("."), text);
  }
}
