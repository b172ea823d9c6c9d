package io.rhema.training.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalogyTest {
  @Test
  void readsWordsBetweenSigns() {
    assertThat(Analogy.parse(" king - man + woman "))
        .isEqualTo(new Analogy(List.of("king", "woman"), List.of("man")));
  }

  @Test
  void readsSignsWithinWordsAndBeforeTheFirst() {
    assertThat(Analogy.parse("- well-known + c++ + seen"))
        .isEqualTo(new Analogy(List.of("c++", "seen"), List.of("well-known")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "+", "king -", "king man", "king + - man", "- king", "- - king"})
  void refusesWhatIsNoAnalogy(String expression) {
    assertThatThrownBy(() -> Analogy.parse(expression))
        .isInstanceOf(VectorsException.class)
        .hasMessageContaining("king - man + woman");
  }
}
