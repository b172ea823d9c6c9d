package io.rhema.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.testing.RandomTexts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How words are written and whether they are attached, in texts and in windows of them. */
class WordShapeTest {
  @TempDir Path folder;

  private TextEncoder encoder;

  @BeforeEach
  void load() {
    encoder = TextEncoders.fromTokenizerJson(MiniLmTokenizer.copyTo(folder));
  }

  /** The shapes of the words, one behind the other. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "the U.S. won | 0 1 4 5 4 0",
        "O'Neil , NATO-iPhone | 1 4 5 0 2 4 7",
        "@united | 0 4",
        "@ united | 0 0",
        "for @united | 0 0 4",
        "London.\u00a0Paris | 1 4 1",
        "東京Tokyo 東 | 0 4 5 0",
        "Ada😀! 😀 👩‍👩‍👧 ❤! | 1 4 0 0 0 4",
        "한국. 한 국 | 0 4 0 0",
        "\u1112\u1161\u11ab. | 0 4",
        "~ \t Ada.~ | 1 4",
        "~ \t~ | ~~",
      })
  void tellsCaseAndAttachment(String text, String expected) {
    assertThat(words(encoder.encode(text))).isEqualTo(expected);
  }

  @Test
  void aWindowHasTheShapesOfTheWholeText() {
    Stream.concat(RandomTexts.of(43, 300), Stream.of("Unbelievableness's U.S."))
        .map(encoder::encode)
        .forEach(
            text -> {
              byte[] whole = text.shapes(new Window(0, text.size()));
              for (int from = 0; from <= text.size(); from++) {
                for (int to = from; to <= text.size(); to += 3) {
                  assertThat(text.shapes(new Window(from, to)))
                      .isEqualTo(Arrays.copyOfRange(whole, from, to));
                }
              }
            });
  }

  @Test
  void wordsOfOneCharacterAreAttached() {
    int[] starts = {0, 0, 1, 1, 3};
    int[] ends = {1, 1, 1, 2, 4};
    EncodedText text =
        new EncodedText(
            "bert",
            new int[5],
            starts,
            ends,
            new int[] {0, 1, 2, 3, 4},
            new byte[] {0, 1, 0, 3, 2});

    assertThat(text.shapes(new Window(0, 5))).containsExactly(0, 5, 4, 7, 2);
  }

  @Test
  void thereAreTwiceAsManyAsCases() {
    assertThat(WordShape.COUNT).isEqualTo(8);
    assertThat(WordShape.code(LetterCase.MIXED.code(), true)).isEqualTo((byte) 7);
    assertThat(WordShape.code(LetterCase.MIXED.code(), false)).isEqualTo((byte) 3);
  }

  private static String words(EncodedText text) {
    byte[] shapes = text.shapes(new Window(0, text.size()));
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < shapes.length; i++) {
      if (i == 0 || text.words()[i] != text.words()[i - 1]) {
        words.append(words.isEmpty() ? "" : " ").append(shapes[i]);
      } else {
        assertThat(shapes[i]).isEqualTo(shapes[i - 1]);
      }
    }
    return words.toString();
  }
}
