package io.rhema.model.task.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodePointOffsetsTest {

  @Test
  void anEmojiIsOneCodePointAndTwoCodeUnits() {
    CodePointOffsets offsets = new CodePointOffsets("😀 Ada 🎉 Paris");

    assertThat(offsets.at(3)).isEqualTo(2);
    assertThat(offsets.at(6)).isEqualTo(5);
    assertThat(offsets.at(10)).isEqualTo(8);
    assertThat(offsets.at(15)).isEqualTo(13);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "👩‍👩‍👧‍👦e\u0301👍🏽",
        "\uD83D lone high",
        "\uDE00 lone low",
        "\uDE00\uD83D the wrong way round",
        "\uD83D\uD83D\uDE00\uDE00",
      })
  void everyOffsetCountsAsInTheString(String text) {
    CodePointOffsets rising = new CodePointOffsets(text);
    CodePointOffsets falling = new CodePointOffsets(text);
    for (int i = 0; i <= text.length(); i++) {
      assertThat(rising.at(i)).isEqualTo(text.codePointCount(0, i));
      int back = text.length() - i;
      assertThat(falling.at(back)).isEqualTo(text.codePointCount(0, back));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 4})
  void refusesAnOffsetOutsideTheText(int offset) {
    assertThatThrownBy(() -> new CodePointOffsets("Ada").at(offset))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage(
            "Offset %d of a text of 3 UTF-16 code units; it must be within the text", offset);
  }
}
