package io.rhema.model.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.rhema.model.testing.RandomTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageGateTest {
  private static final LanguageGate ENGLISH = new LanguageGate("en");
  private static final String FRENCH = "Je ne sais pas où se trouve la gare la plus proche.";
  private static final String IN_ENGLISH = "I do not know where the nearest station is.";

  @ParameterizedTest
  @CsvSource({
    "en, true",
    "en-GB, true",
    "EN_us, true",
    "eng, true",
    "eng_Latn, true",
    "fra, false",
    "fr, false",
    "fr-CA, false"
  })
  void aStatedLanguageDecidesWhateverTheTextSays(String stated, boolean admitted) {
    assertThat(ENGLISH.admits(IN_ENGLISH, stated)).isEqualTo(admitted);
  }

  @Test
  void aStatedSourceLanguageAdmitsEvenAnotherOne() {
    assertThat(ENGLISH.admits(FRENCH, "en")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Je ne sais pas où se trouve la gare la plus proche.",
        "Das Wetter ist heute schön, also gehen wir in den Park.",
        "¿Dónde está la estación de tren más cercana, por favor?",
        "Это очень интересная книга, которую стоит прочитать.",
        "これはとても面白い本なので、時間があるときにぜひ読んでみてください。",
      })
  void refusesWhatIsClearlyInAnotherLanguage(String text) {
    assertThat(ENGLISH.admits(text, null)).isFalse();
    assertThat(ENGLISH.admits(text, "und")).as("a tag that names no language").isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I do not know where the nearest station is.",
        "@united thank you so much for your help today, you guys are great!",
        "OMG this is the BEST flight I have ever had",
        "Don't forget to call your grandmother tomorrow.",
      })
  void admitsItsOwnLanguage(String text) {
    assertThat(ENGLISH.admits(text, null)).isTrue();
  }

  @Test
  void twentyFourLettersAreTooFewToRefuse() {
    String text = "Où est donc la gare, s'il vous";

    assertThat(text.codePoints().filter(Character::isLetter).count()).isLessThan(25);
    assertThat(ENGLISH.admits(text, null)).isTrue();
  }

  @Test
  void addressesAndNamesAreNotLetters() {
    assertThat(
            ENGLISH.admits("Bonjour https://exemple.fr/la-gare-la-plus-proche-de-chez-vous", null))
        .isTrue();
  }

  @Test
  void longTextsAreJudgedLikeShortOnes() {
    String english =
        """
        When my grandmother was young, she walked for an hour every morning to reach the small \
        school at the other end of the valley. Nobody complained about the snow, because nobody \
        knew anything else. Her brother carried the bread, and she carried the books that her \
        teacher had lent her; in the evening they read them aloud by the fire. Years later, when \
        the railway came, the whole village stood on the hill and watched the first train pass.
        """;
    String french =
        """
        Quand ma grand-mère était jeune, elle marchait une heure chaque matin pour rejoindre la \
        petite école à l'autre bout de la vallée. Personne ne se plaignait de la neige, car \
        personne ne connaissait autre chose. Son frère portait le pain, et elle les livres que \
        la maîtresse lui avait prêtés ; le soir, ils les lisaient à voix haute près du feu.
        """;

    assertThat(ENGLISH.admits(english, null)).isTrue();
    assertThat(ENGLISH.admits(english.repeat(10), null)).isTrue();
    assertThat(ENGLISH.admits(french, null)).isFalse();
    assertThat(ENGLISH.admits(french.repeat(10), null)).isFalse();
    assertThat(ENGLISH.admits(english + french.substring(0, 150), null)).as("mostly").isTrue();
  }

  @Test
  void repetitionTellsNothingNew() {
    assertThat(ENGLISH.admits("I do not know what to do. ".repeat(1_000), null)).isTrue();
    assertThat(ENGLISH.admits((FRENCH + " ").repeat(100), null)).isFalse();
  }

  @Test
  void aLanguageThatTheDetectorDoesNotKnowIsOnlyEverStated() {
    LanguageGate malagasy = new LanguageGate("mg");

    assertThat(malagasy.admits(FRENCH, null)).isTrue();
    assertThat(malagasy.admits(FRENCH, "fr")).isFalse();
  }

  @Test
  void takesAnyString() {
    assertThat(RandomTexts.of(7, 200).toList())
        .allSatisfy(
            text -> assertThatCode(() -> ENGLISH.admits(text, null)).doesNotThrowAnyException());
  }
}
