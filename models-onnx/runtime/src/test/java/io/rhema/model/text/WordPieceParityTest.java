package io.rhema.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordPieceParityTest {
  @TempDir Path folder;

  @Test
  void idsAndOffsetsEqualTheReferences() {
    Path file = MiniLmTokenizer.copyTo(folder);
    TextEncoder encoder = TextEncoders.load(folder);
    try (Oracle oracle = new Oracle(file)) {
      for (String text :
          List.of(
              "",
              "  ",
              "Hello, world! It's unbelievable.",
              "Café résumé naïve ÀÉÎÕÜ Straße İstanbul",
              "今天天气很好 and 東京 タワー が",
              "👩‍👩‍👧 family 👍🏽 ok",
              "שלום עולם مرحبا بالعالم",
              "a\u0000b\u200Bc\tD\r\nE",
              "x".repeat(150) + " y")) {
        EncodedText expected = oracle.encode(text);
        EncodedText actual = encoder.encode(text);
        assertThat(actual.ids()).as(text).isEqualTo(expected.ids());
        assertThat(actual.starts()).as(text).isEqualTo(expected.starts());
        assertThat(actual.ends()).as(text).isEqualTo(expected.ends());
      }
    }
  }
}
