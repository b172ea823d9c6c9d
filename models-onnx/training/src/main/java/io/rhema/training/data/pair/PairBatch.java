package io.rhema.training.data.pair;

import java.util.Arrays;

/**
 * Some pairs for one step of teacher forcing, padded on the right.
 *
 * @param sourceIds {@code rows * sourceColumns} ids, row by row
 * @param sourceMask 1 where a source id is real, 0 where it is padding
 * @param targetIds {@code rows * targetColumns} ids: the start token and the target without its
 *     last token
 * @param positions of the real targets, as {@code row * targetColumns + column}
 * @param labels for each of the positions, the token that is to follow
 * @param tokens how many tokens of source and target are real
 */
public record PairBatch(
    int rows,
    int sourceColumns,
    int targetColumns,
    long[] sourceIds,
    long[] sourceMask,
    long[] targetIds,
    long[] positions,
    long[] labels,
    int tokens) {

  /**
   * @param members indexes of the pairs
   * @param start what every target begins with
   */
  public static PairBatch of(EncodedPairs pairs, int[] members, int padId, int start) {
    int rows = members.length;
    int sourceColumns = Arrays.stream(members).map(pairs::sourceLength).max().orElseThrow();
    int targetColumns = Arrays.stream(members).map(pairs::targetLength).max().orElseThrow();
    int targets = Arrays.stream(members).map(pairs::targetLength).sum();
    long[] sourceIds = new long[rows * sourceColumns];
    long[] sourceMask = new long[rows * sourceColumns];
    long[] targetIds = new long[rows * targetColumns];
    long[] positions = new long[targets];
    long[] labels = new long[targets];
    Arrays.fill(sourceIds, padId);
    Arrays.fill(targetIds, padId);
    int sources = 0;
    int target = 0;
    for (int row = 0; row < rows; row++) {
      int pair = members[row];
      for (int column = 0; column < pairs.sourceLength(pair); column++) {
        sourceIds[row * sourceColumns + column] = pairs.source(pair, column);
        sourceMask[row * sourceColumns + column] = 1;
        sources++;
      }
      for (int column = 0; column < pairs.targetLength(pair); column++) {
        int position = row * targetColumns + column;
        targetIds[position] = column == 0 ? start : pairs.target(pair, column - 1);
        positions[target] = position;
        labels[target] = pairs.target(pair, column);
        target++;
      }
    }
    return new PairBatch(
        rows,
        sourceColumns,
        targetColumns,
        sourceIds,
        sourceMask,
        targetIds,
        positions,
        labels,
        sources + targets);
  }
}
