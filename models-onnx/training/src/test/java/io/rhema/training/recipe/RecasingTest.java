package io.rhema.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecasingTest {

  @Test
  void sharesLieOneBehindTheOther() {
    Recasing recasing = new Recasing(0.25, 0.5, 0.125);

    assertThat(recasing.at(0)).isEqualTo(Casing.LOWER);
    assertThat(recasing.at(0.25)).isEqualTo(Casing.UPPER);
    assertThat(recasing.at(0.75)).isEqualTo(Casing.TITLE);
    assertThat(recasing.at(0.875)).isEqualTo(Casing.AS_WRITTEN);
    assertThat(Recasing.NONE.at(0)).isEqualTo(Casing.AS_WRITTEN);
    assertThat(recasing.casings()).contains(Casing.values());
    assertThat(Recasing.NONE.casings()).containsExactly(Casing.AS_WRITTEN);
  }

  @Test
  void sharesOfMoreThanAWholeAreRefused() {
    assertThatThrownBy(() -> new Recasing(0.5, 0.5, 0.1))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("title=0.1")
        .hasMessageContaining("must not exceed 1");
  }

  @Test
  void casingsRewriteWords() {
    assertThat(Casing.LOWER.apply("McDonald")).isEqualTo("mcdonald");
    assertThat(Casing.UPPER.apply("iPhone")).isEqualTo("IPHONE");
    assertThat(Casing.TITLE.apply("iPHONE is  it")).isEqualTo("Iphone Is  It");
    assertThat(Casing.TITLE.apply("\uD801\uDC28a")).isEqualTo("\uD801\uDC00a");
    assertThat(Casing.TITLE.apply("")).isEmpty();
    assertThat(Casing.AS_WRITTEN.apply("iPhone")).isEqualTo("iPhone");
  }
}
