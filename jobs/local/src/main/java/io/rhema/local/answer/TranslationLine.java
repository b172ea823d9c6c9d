package io.rhema.local.answer;

import io.rhema.schema.TranslationResult;

/** A translation as a line of its own, below that of its text. */
final class TranslationLine {
  private static final String ARROW = "  → ";

  private TranslationLine() {}

  /**
   * The translation, or why there is none.
   *
   * @param columns that it may take
   */
  static String of(TranslationResult result, int columns) {
    String text =
        result.getText() == null
            ? "(not translated: %s)".formatted(result.getReason())
            : result.getText();
    return ARROW + MarkedText.fit(text, columns - Cells.width(ARROW));
  }
}
