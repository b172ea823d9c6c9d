package io.rhema.training.data;

import io.rhema.model.session.TokenRow;
import io.rhema.model.text.analyzer.WordVocabulary;
import io.rhema.training.recipe.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Some rows for one step of a language model.
 *
 * @param shown what the model sees
 * @param positions of the words that are asked for, as {@code row * columns + column}
 * @param labels for each of the positions, the word that is right
 */
public record WordBatch(Batch shown, long[] positions, long[] labels) {

  /** Of Devlin et al. (2019, "BERT"): the share of words that are hidden. */
  private static final double HIDDEN = 0.15;

  /** The share of these that show another word, and those that show the right one. */
  private static final double DISGUISED = 0.1;

  /**
   * Rows as the training shows them. Of hidden words, most look like unknown ones; some look like
   * any word, and some are not hidden at all, so that the model must have a view on every word.
   *
   * @param random decides which are hidden
   * @param vocabulary how many ids there are
   */
  public static WordBatch training(List<WordRow> rows, SplittableRandom random, int vocabulary) {
    return new Collector(rows, random, vocabulary).batch();
  }

  /** Rows as the evaluation shows them: what is hidden looks like an unknown word. */
  public static WordBatch evaluation(List<WordRow> rows, SplittableRandom random) {
    return new Collector(rows, random, 0).batch();
  }

  private static final class Collector {
    private final List<WordRow> rows;
    private final SplittableRandom random;
    private final int vocabulary;
    private final int columns;
    private final LongStream.Builder positions = LongStream.builder();
    private final LongStream.Builder labels = LongStream.builder();

    Collector(List<WordRow> rows, SplittableRandom random, int vocabulary) {
      this.rows = rows;
      this.random = random;
      this.vocabulary = vocabulary;
      columns = rows.stream().mapToInt(WordRow::length).max().orElseThrow();
    }

    WordBatch batch() {
      List<TokenRow> shown = new ArrayList<>();
      for (int row = 0; row < rows.size(); row++) {
        WordRow words = rows.get(row);
        shown.add(
            new TokenRow(
                words.prediction() == Prediction.NEXT_WORD
                    ? nextWords(row, words)
                    : hiddenWords(row, words)));
      }
      return new WordBatch(
          Batch.of(shown, WordVocabulary.PADDING),
          positions.build().toArray(),
          labels.build().toArray());
    }

    private int[] nextWords(int row, WordRow words) {
      words.asked().forEach(i -> ask(row, i - 1, words.ids()[i]));
      return Arrays.copyOf(words.ids(), words.length());
    }

    private int[] hiddenWords(int row, WordRow words) {
      int[] shown = words.ids().clone();
      int[] asked = words.asked().toArray();
      // One at least: a row of nothing to tell would teach nothing.
      int always = asked[random.nextInt(asked.length)];
      for (int i : asked) {
        if (i == always || random.nextDouble() < HIDDEN) {
          ask(row, i, words.ids()[i]);
          shown[i] = shown(words.ids()[i]);
        }
      }
      return shown;
    }

    private int shown(int word) {
      double chance = vocabulary == 0 ? 1 : random.nextDouble();
      if (chance < DISGUISED) {
        return WordVocabulary.FIRST + random.nextInt(vocabulary - WordVocabulary.FIRST);
      }
      return chance < 2 * DISGUISED ? word : WordVocabulary.UNKNOWN;
    }

    private void ask(int row, int column, int word) {
      positions.add((long) row * columns + column);
      labels.add(word);
    }
  }
}
