package io.rhema.training.vectors.file;

import java.nio.file.Path;
import java.util.Locale;

/** How a file holds words and their rows. */
public enum VectorFormat {
  /**
   * A header line with the number of words and of dimensions, then a line for each word: the word
   * and its numbers, parted by blanks. The {@code .vec} files of fastText are of this form.
   */
  WORD2VEC_TEXT("word2vec-text"),

  /** The same header line; then for each word its bytes, a blank, and little-endian floats. */
  WORD2VEC_BINARY("word2vec-binary"),

  /** The lines of the text form without a header. */
  GLOVE("glove");

  private final String key;

  VectorFormat(String key) {
    this.key = key;
  }

  /** How the command line spells it. */
  public String key() {
    return key;
  }

  /** What a file of this name is written as when nothing is said: binary for {@code .bin}. */
  public static VectorFormat usual(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".bin") || name.endsWith(".bin.gz") ? WORD2VEC_BINARY : WORD2VEC_TEXT;
  }
}
