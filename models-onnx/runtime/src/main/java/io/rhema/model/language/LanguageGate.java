package io.rhema.model.language;

/**
 * Lets texts of one language in. A language that somebody stated decides; without one a text is
 * refused only when it is long enough to tell and clearly in another language, most of its pieces
 * if it is long, since to refuse what could have been answered is the worse mistake. A language
 * that the detector does not know is never detected: then only what is stated counts. Safe for use
 * by several threads at once.
 */
public final class LanguageGate {
  /** Fewer letters tell too little. */
  static final int LEAST_LETTERS = 25;

  /** What another language must reach at least, and this one must stay below. */
  static final double CLEARLY = 0.9;

  static final double HARDLY = 0.1;

  private final String language;
  private final LanguageDetector detector;

  /**
   * Opens the gate of a language.
   *
   * @param tag BCP 47 tag, of which only the language counts
   */
  public LanguageGate(String tag) {
    this.language = LanguageTag.primary(tag);
    this.detector = LanguageDetector.expecting(language);
  }

  /**
   * Whether a text is taken to be in the gate's language.
   *
   * @param text any text
   * @param stated the BCP 47 tag that came with the text, or null; a tag that names no language is
   *     as good as none
   */
  public boolean admits(String text, String stated) {
    String known = LanguageTag.primary(stated);
    if (!known.isEmpty()) {
      return known.equals(language);
    }
    if (!detector.knowsExpected()) {
      return true;
    }
    int refusing = 0;
    int admitting = 0;
    for (String piece : Prose.pieces(text)) {
      if (piece.codePoints().filter(Character::isLetter).count() < LEAST_LETTERS) {
        continue;
      }
      LanguageDetector.Guess guess = detector.guess(piece);
      if (guess.other() >= CLEARLY && guess.expected() < HARDLY) {
        refusing++;
      } else {
        admitting++;
      }
    }
    return admitting >= refusing;
  }
}
