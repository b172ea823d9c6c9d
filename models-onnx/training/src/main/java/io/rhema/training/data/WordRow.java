package io.rhema.training.data;

import io.rhema.model.text.analyzer.WordVocabulary;
import io.rhema.training.recipe.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stretch of a text that a language model learns from.
 *
 * @param ids its words; to tell next words, one more than is shown: the last is only asked for
 */
public record WordRow(int[] ids, Prediction prediction) implements Example {
  private static final int BOUNDARY = WordVocabulary.PADDING;

  /**
   * Cuts a text into rows so that each word is asked for, or can be, in one of them. To tell next
   * words, the id of padding stands in front of a text and behind it, so that beginnings and ends
   * are learnt too. A text of which nothing can be asked has no row.
   *
   * @param words ids of a whole text
   * @param maxTokens words that are shown in a row, at most
   */
  public static List<WordRow> cut(int[] words, Prediction prediction, int maxTokens) {
    if (words.length == 0) {
      return List.of();
    }
    boolean nextWord = prediction == Prediction.NEXT_WORD;
    int[] ids = nextWord ? framed(words) : words;
    int shared = nextWord ? 1 : 0;
    List<WordRow> rows = new ArrayList<>();
    for (int from = 0; from + shared < ids.length; from += maxTokens) {
      int to = Math.min(ids.length, from + maxTokens + shared);
      WordRow row = new WordRow(Arrays.copyOfRange(ids, from, to), prediction);
      if (row.asked().findAny().isPresent()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static int[] framed(int[] words) {
    int[] framed = new int[words.length + 2];
    Arrays.fill(framed, BOUNDARY);
    System.arraycopy(words, 0, framed, 1, words.length);
    return framed;
  }

  /** Words that are shown. */
  @Override
  public int length() {
    return prediction == Prediction.NEXT_WORD ? ids.length - 1 : ids.length;
  }

  /** Indexes of the ids that the model can be asked for; of unknown words that are hidden, none. */
  public IntStream asked() {
    return prediction == Prediction.NEXT_WORD
        ? IntStream.range(1, ids.length)
        : IntStream.range(0, ids.length).filter(i -> ids[i] >= WordVocabulary.FIRST);
  }
}
