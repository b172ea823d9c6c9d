package io.rhema.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatedTranslationTest {
  private static final List<String> SOURCES = List.of("one", "two", "three", "four", "five");
  private static final List<String> REFERENCES = List.of("abcd", "abcd", "abcd", "abcd", "abcd");
  private static final List<String> TRANSLATIONS = List.of("abxx", "abcd", "xxxx", "axxx", "abcx");

  @Test
  void showsTheBestTheWorstAndSomeBetween() {
    assertThat(RatedTranslation.spread(SOURCES, REFERENCES, TRANSLATIONS, 3))
        .extracting(RatedTranslation::translation)
        .containsExactly("abcd", "abxx", "xxxx");
    assertThat(RatedTranslation.spread(SOURCES, REFERENCES, TRANSLATIONS, 2))
        .extracting(RatedTranslation::source)
        .containsExactly("two", "three");
  }

  @Test
  void showsNoMoreThanThereAre() {
    assertThat(RatedTranslation.spread(SOURCES, REFERENCES, TRANSLATIONS, 9))
        .extracting(RatedTranslation::translation)
        .containsExactly("abcd", "abcx", "abxx", "axxx", "xxxx");
    assertThat(RatedTranslation.spread(SOURCES, REFERENCES, TRANSLATIONS, 1)).hasSize(1);
    assertThat(RatedTranslation.spread(SOURCES, REFERENCES, TRANSLATIONS, 0)).isEmpty();
    assertThat(RatedTranslation.spread(List.of(), List.of(), List.of(), 5)).isEmpty();
  }

  @Test
  void refusesTextsWithoutATranslation() {
    assertThatThrownBy(() -> RatedTranslation.spread(SOURCES, List.of(), List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 translations can't be shown with 5 texts; each must have one");
  }
}
