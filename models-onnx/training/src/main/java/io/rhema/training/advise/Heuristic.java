package io.rhema.training.advise;

/**
 * The rule of thumb by which to choose between a bag of bigrams and a model that reads words in
 * their order: how many samples there are for each word of their mean length. Words in order are
 * the richer input, so they need more samples, and the more so the longer a text is.
 *
 * <p>Google's text classification guide (https://developers.google.com/machine-learning/guides/
 * text-classification, step 2.5), after some 450,000 trainings on twelve data sets; Chollet 2021,
 * Deep Learning with Python, second edition, section 11.3.5.
 */
public final class Heuristic {

  /** Samples a word from which on the order of words pays. */
  public static final int THRESHOLD = 1_500;

  private Heuristic() {}

  /** What a ratio speaks for. */
  public enum Kind {
    BAG_OF_BIGRAMS("a bag of bigrams"),
    SEQUENCE_MODEL("a model that reads words in their order");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** As part of a sentence. */
    public String title() {
      return title;
    }
  }

  /**
   * @param ratio samples divided by their mean length in words
   */
  public static Kind of(double ratio) {
    return ratio < THRESHOLD ? Kind.BAG_OF_BIGRAMS : Kind.SEQUENCE_MODEL;
  }
}
