package io.rhema.operator.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.text.EncodedText;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TextEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicabilityTest {
  private static final EncodedText ONE = encoded(1);
  private final Applicability english = new Applicability(List.of("en", "cy-GB"));

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
  void aBlankTextIsEmptyWhateverItsSubWords(String text) {
    assertThat(english.of(event(text, "fr"), ONE)).isEqualTo(ResultStatus.empty);
  }

  @Test
  void aTextWithoutSubWordsIsEmpty() {
    assertThat(english.of(event("\u0000", null), encoded(0))).isEqualTo(ResultStatus.empty);
  }

  @ParameterizedTest
  @CsvSource({"en,ok", "EN,ok", "en-US,ok", "cy,ok", "fr,not_applicable", "de-CH,not_applicable"})
  void comparesTheLanguageOfTheTagOnly(String tag, ResultStatus status) {
    assertThat(english.of(event("text", tag), ONE)).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "und", "?", "-"})
  void aTextOfNoKnownLanguageIsTried(String tag) {
    assertThat(english.of(event("text", tag), ONE)).isEqualTo(ResultStatus.ok);
    assertThat(english.of(event("text", null), ONE)).isEqualTo(ResultStatus.ok);
  }

  @Test
  void aModelThatNamesNoLanguageIsForAny() {
    assertThat(new Applicability(List.of()).of(event("texte", "fr"), ONE))
        .isEqualTo(ResultStatus.ok);
  }

  private static TextEvent event(String text, String language) {
    return TextEvent.newBuilder()
        .setId("e")
        .setText(text)
        .setLanguage(language)
        .setEventTime(Instant.EPOCH)
        .build();
  }

  private static EncodedText encoded(int size) {
    return EncodedText.of("test", new int[size], new int[size], new int[size]);
  }
}
