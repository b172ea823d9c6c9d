package io.rhema.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Compares encoders and decoders with the reference: not one difference is allowed. */
final class Parity {

  private Parity() {}

  /** Ids, offsets and words of each text. */
  static void assertEncodes(TextEncoder encoder, Path reference, Stream<String> texts) {
    try (Oracle oracle = new Oracle(reference)) {
      texts.forEach(
          text -> {
            EncodedText expected = oracle.encode(text);
            EncodedText actual = encoder.encode(text);
            assertThat(actual.ids()).as(text).isEqualTo(expected.ids());
            assertThat(actual.starts()).as(text).isEqualTo(expected.starts());
            assertThat(actual.ends()).as(text).isEqualTo(expected.ends());
            assertThat(actual.words()).as(text).isEqualTo(expected.words());
          });
    }
  }

  /** Ids of each text, where the reference's offsets are coarser. */
  static void assertIds(TextEncoder encoder, Path reference, Stream<String> texts) {
    try (Oracle oracle = new Oracle(reference)) {
      texts.forEach(
          text ->
              assertThat(encoder.encode(text).ids()).as(text).isEqualTo(oracle.encode(text).ids()));
    }
  }

  /** The texts of rows of ids. */
  static void assertDecodes(TextDecoder decoder, Path reference, Stream<int[]> rows) {
    try (Oracle oracle = new Oracle(reference)) {
      rows.forEach(
          ids ->
              assertThat(decoder.decode(ids))
                  .as(() -> names(decoder, ids))
                  .isEqualTo(oracle.decode(ids)));
    }
  }

  private static String names(TextDecoder decoder, int[] ids) {
    return Arrays.stream(ids).mapToObj(decoder::piece).toList().toString();
  }
}
