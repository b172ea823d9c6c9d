package io.rhema.job.finetune.folder;

import io.rhema.job.finetune.example.ContentHash;

/** Blanks in files whose lines and columns are made by them. */
final class Blanks {
  private Blanks() {}

  /** The text without blanks around it, and with a space for each other one. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> plain.appendCodePoint(ContentHash.isBlank(c) ? ' ' : c));
    return plain.toString().strip();
  }
}
