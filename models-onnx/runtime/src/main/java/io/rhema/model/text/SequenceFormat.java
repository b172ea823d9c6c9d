package io.rhema.model.text;

/**
 * The special tokens around a single sequence, as the post-processor of a {@code tokenizer.json}
 * gives them: {@code [CLS] … [SEP]} for BERT.
 *
 * @param prefix ids before the sub-words
 * @param suffix ids after the sub-words
 * @param padId the id that fills rows up to the length of the longest
 */
public record SequenceFormat(int[] prefix, int[] suffix, int padId) {

  /** How many positions of a row the special tokens take. */
  public int overhead() {
    return prefix.length + suffix.length;
  }
}
