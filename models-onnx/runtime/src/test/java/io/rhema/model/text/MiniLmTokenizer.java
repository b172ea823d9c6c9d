package io.rhema.model.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The {@code tokenizer.json} of all-MiniLM-L6-v2 (uncased BERT), copied out of its jar. */
final class MiniLmTokenizer {

  private MiniLmTokenizer() {}

  static Path copyTo(Path folder) {
    Path file = folder.resolve(TextEncoders.TOKENIZER_JSON);
    try (InputStream in =
        MiniLmTokenizer.class.getResourceAsStream("/all-minilm-l6-v2-tokenizer.json")) {
      Files.copy(Objects.requireNonNull(in), file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
