package io.rhema.model.text;

import java.util.Arrays;
import java.util.Objects;

/**
 * The sub-words of one whole text, in order, before windows are cut and special tokens are added.
 *
 * <p>The arrays have one entry for each sub-word. The record does not copy them: whoever makes an
 * encoded text hands the arrays over and keeps no reference.
 *
 * @param encoder the {@linkplain TextEncoder#fingerprint() fingerprint} of the encoder that made it
 * @param ids vocabulary ids
 * @param starts offset of the first UTF-16 code unit in the original text, inclusive
 * @param ends offset behind the last UTF-16 code unit in the original text, exclusive
 * @param words the word that a sub-word is part of: 0 for the first word of the text, 1 for the
 *     next, and so on without a gap. A word is what the tokenizer splits a text into before it
 *     looks for pieces; an unknown word has one piece, and an added token is a word of its own
 * @param cases {@linkplain LetterCase#code() how} that word is written in the original text
 * @param weights how much each sub-word counts, finite numbers; empty when each counts 1
 */
public record EncodedText(
    String encoder,
    int[] ids,
    int[] starts,
    int[] ends,
    int[] words,
    byte[] cases,
    float[] weights) {

  /** No text, of no encoder. */
  public static final EncodedText EMPTY = of("", new int[0], new int[0], new int[0]);

  public EncodedText {
    Objects.requireNonNull(encoder, "encoder");
    if (ids.length != starts.length
        || ids.length != ends.length
        || ids.length != words.length
        || ids.length != cases.length) {
      throw new IllegalArgumentException(
          "ids, starts, ends, words and cases have %d, %d, %d, %d and %d entries; all must have one a sub-word"
              .formatted(ids.length, starts.length, ends.length, words.length, cases.length));
    }
    checkWeights(weights, ids.length);
    int word = -1;
    for (int i = 0; i < words.length; i++) {
      if (words[i] < 0 || (words[i] != word && words[i] != word + 1)) {
        throw new IllegalArgumentException(
            "sub-word %d is of word %d, the one before of %d; words count from 0 without a gap"
                .formatted(i, words[i], word));
      }
      word = words[i];
      LetterCase.ofCode(cases[i]);
    }
  }

  private static void checkWeights(float[] weights, int size) {
    if (weights.length != 0 && weights.length != size) {
      throw new IllegalArgumentException(
          "%d weights for %d sub-words; there must be one a sub-word, or none"
              .formatted(weights.length, size));
    }
    for (int i = 0; i < weights.length; i++) {
      if (!Float.isFinite(weights[i])) {
        throw new IllegalArgumentException(
            "sub-word %d has weight %s; it must be a finite number".formatted(i, weights[i]));
      }
    }
  }

  /** A text whose sub-words count alike. */
  public EncodedText(
      String encoder, int[] ids, int[] starts, int[] ends, int[] words, byte[] cases) {
    this(encoder, ids, starts, ends, words, cases, new float[0]);
  }

  /** A text whose sub-words are words of their own, without capitals, and count alike. */
  public static EncodedText of(String encoder, int[] ids, int[] starts, int[] ends) {
    int[] words = new int[ids.length];
    Arrays.setAll(words, i -> i);
    return new EncodedText(encoder, ids, starts, ends, words, new byte[ids.length]);
  }

  /** The number of sub-words, without special tokens. */
  public int size() {
    return ids.length;
  }

  /**
   * The {@linkplain WordShape#code shape} of the word of each sub-word in a window. A word is
   * attached when it begins where the one before ends: a blank between them, or any other character
   * that is in no word, parts them, and the first word of the text is attached to nothing.
   */
  public byte[] shapes(Window window) {
    byte[] shapes = new byte[window.size()];
    boolean attached = false;
    for (int i = wordBegin(window.from()); i < window.to(); i++) {
      if (i == 0 || words[i] != words[i - 1]) {
        attached = i > 0 && starts[i] <= ends[i - 1];
      }
      if (i >= window.from()) {
        shapes[i - window.from()] = WordShape.code(cases[i], attached);
      }
    }
    return shapes;
  }

  /** The weights of the sub-words in a window; empty when each counts 1. */
  public float[] weights(Window window) {
    return weights.length == 0 ? weights : Arrays.copyOfRange(weights, window.from(), window.to());
  }

  /** The first sub-word of the word that a sub-word is of; the size of the text is allowed. */
  private int wordBegin(int subWord) {
    int begin = subWord;
    while (begin > 0 && begin < words.length && words[begin] == words[begin - 1]) {
      begin--;
    }
    return begin;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedText that
        && encoder.equals(that.encoder)
        && Arrays.equals(ids, that.ids)
        && Arrays.equals(starts, that.starts)
        && Arrays.equals(ends, that.ends)
        && Arrays.equals(words, that.words)
        && Arrays.equals(cases, that.cases)
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return 31 * encoder.hashCode() + Arrays.hashCode(ids);
  }

  @Override
  public String toString() {
    return "EncodedText[" + ids.length + " sub-words]";
  }
}
