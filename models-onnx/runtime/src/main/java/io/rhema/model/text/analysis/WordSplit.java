package io.rhema.model.text.analysis;

/**
 * Where normalised text is split into words, the {@code pre_tokenizer} of a {@code tokenizer.json}.
 *
 * @param atWhitespace white space separates words and is dropped
 * @param aroundPunctuation each punctuation mark is a word of its own
 */
public record WordSplit(boolean atWhitespace, boolean aroundPunctuation) {
  /** {@code BertPreTokenizer}. */
  public static final WordSplit BERT = new WordSplit(true, true);

  /** No split at all. */
  public static final WordSplit NONE = new WordSplit(false, false);

  /** Splits where either does. */
  public WordSplit and(WordSplit other) {
    return new WordSplit(
        atWhitespace || other.atWhitespace, aroundPunctuation || other.aroundPunctuation);
  }
}
