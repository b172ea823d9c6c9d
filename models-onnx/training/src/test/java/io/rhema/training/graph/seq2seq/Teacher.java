package io.rhema.training.graph.seq2seq;

import io.rhema.training.engine.Oracle.Feed;
import io.rhema.training.graph.layer.Positions;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Sources with the targets that a model is shown, of different lengths. */
final class Teacher {
  static final int VOCABULARY = 37;
  static final long[][] SOURCES = {{5, 6, 7, 8, 1}, {9, 1}, {10, 11, 12, 1}};
  static final long[][] TARGETS = {{0, 21, 22}, {0, 23, 24, 25}, {0}};

  private Teacher() {}

  static TransformerShape transformer(Positions positions) {
    return new TransformerShape(VOCABULARY, 16, 4, 24, 2, 2, positions, 12);
  }

  /** Every position that is not padding is asked for, row after row. */
  static Map<String, Feed> batch(long[][] sources, long[][] targets) {
    int columns = longest(targets);
    long[] wanted =
        IntStream.range(0, targets.length)
            .boxed()
            .flatMapToLong(
                row -> LongStream.range(0, targets[row].length).map(i -> row * columns + i))
            .toArray();
    return Map.of(
        Seq2SeqGraphs.SOURCE_IDS,
        padded(sources),
        Seq2SeqGraphs.SOURCE_MASK,
        mask(sources),
        Seq2SeqGraphs.TARGET_IDS,
        padded(targets),
        Seq2SeqGraphs.TARGET_POSITIONS,
        Feed.of(wanted, wanted.length));
  }

  static Feed mask(long[][] rows) {
    return padded(
        Arrays.stream(rows)
            .map(row -> Arrays.stream(row).map(id -> 1).toArray())
            .toArray(long[][]::new));
  }

  static Feed padded(long[][] rows) {
    int columns = longest(rows);
    long[] all =
        Arrays.stream(rows)
            .flatMapToLong(row -> Arrays.stream(Arrays.copyOf(row, columns)))
            .toArray();
    return Feed.of(all, rows.length, columns);
  }

  private static int longest(long[][] rows) {
    return Arrays.stream(rows).mapToInt(row -> row.length).max().orElseThrow();
  }

  /** The logits of one asked position. */
  static float[] at(float[] logits, int position) {
    return Arrays.copyOfRange(logits, position * VOCABULARY, (position + 1) * VOCABULARY);
  }
}
