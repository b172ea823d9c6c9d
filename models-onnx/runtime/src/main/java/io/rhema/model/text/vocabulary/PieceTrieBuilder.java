package io.rhema.model.text.vocabulary;

import io.rhema.model.bundle.BundleException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;

/** Lays the nodes of a {@link PieceTrie} out: each family of children where it first fits. */
final class PieceTrieBuilder {
  private static final long ROOT_CELL = -1L << 32;

  /** Nodes are laid out by recursion, which has an end. */
  private static final int LONGEST_STRING = 1024;

  private final Map<String, Integer> numberOfString;
  private final String[] strings;
  private final char[] codes;
  private final int alphabet;
  private long[] cells = new long[1024];
  private int[] values = new int[1024];
  private int firstFree = 1;
  private int lastUsed;

  PieceTrieBuilder(Map<String, Integer> numberOfString) {
    this.numberOfString = numberOfString;
    strings = numberOfString.keySet().toArray(String[]::new);
    Arrays.sort(strings);
    int[] counts = new int[Character.MAX_VALUE + 1];
    for (String string : strings) {
      if (string.length() > LONGEST_STRING) {
        throw new BundleException(
            "the vocabulary has a piece of %,d characters, '%s…'; the longest may have %,d"
                .formatted(string.length(), string.substring(0, 20), LONGEST_STRING));
      }
      string.chars().forEach(unit -> counts[unit]++);
    }
    codes = codesByFrequency(counts);
    alphabet = (int) Arrays.stream(counts).filter(count -> count > 0).count();
    cells[PieceTrie.ROOT] = ROOT_CELL;
  }

  PieceTrie build() {
    addChildren(PieceTrie.ROOT, 0, 0, strings.length);
    // Whatever the base, a look at any code stays inside.
    int length = lastUsed + alphabet + 1;
    return new PieceTrie(codes, Arrays.copyOf(cells, length), Arrays.copyOf(values, length));
  }

  /** Small codes for frequent units, so that families are narrow. */
  private static char[] codesByFrequency(int[] counts) {
    char[] codes = new char[counts.length];
    int[] units =
        IntStream.range(0, counts.length)
            .filter(unit -> counts[unit] > 0)
            .boxed()
            .sorted(Comparator.comparingInt(unit -> -counts[unit]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < units.length; i++) {
      codes[units[i]] = (char) (i + 1);
    }
    return codes;
  }

  /** Adds below a node the strings {@code [from, to)}, which agree in their first {@code depth}. */
  private void addChildren(int node, int depth, int from, int to) {
    int first = from;
    if (first < to && strings[first].length() == depth) {
      values[node] = numberOfString.get(strings[first++]);
      cells[node] |= 1;
    }
    if (first == to) {
      return;
    }
    int[] starts = startsOfFamilies(depth, first, to);
    int base = findBase(starts, depth);
    cells[node] |= (long) base << 1;
    for (int start : starts) {
      int child = base + codes[strings[start].charAt(depth)];
      cells[child] = (node + 1L) << 32;
      lastUsed = Math.max(lastUsed, child);
    }
    for (int i = 0; i < starts.length; i++) {
      int child = base + codes[strings[starts[i]].charAt(depth)];
      addChildren(child, depth + 1, starts[i], i + 1 < starts.length ? starts[i + 1] : to);
    }
  }

  private int[] startsOfFamilies(int depth, int from, int to) {
    return IntStream.range(from, to)
        .filter(i -> i == from || strings[i].charAt(depth) != strings[i - 1].charAt(depth))
        .toArray();
  }

  private int findBase(int[] starts, int depth) {
    while (isUsed(firstFree)) {
      firstFree++;
    }
    int[] offsets = Arrays.stream(starts).map(i -> codes[strings[i].charAt(depth)]).toArray();
    int base = Math.max(0, firstFree - Arrays.stream(offsets).min().orElseThrow());
    while (!isFree(base, offsets)) {
      base++;
    }
    return base;
  }

  private boolean isFree(int base, int[] offsets) {
    for (int offset : offsets) {
      if (isUsed(base + offset)) {
        return false;
      }
    }
    return true;
  }

  private boolean isUsed(int index) {
    if (index >= cells.length) {
      int length = Math.max(2 * cells.length, index + 1);
      cells = Arrays.copyOf(cells, length);
      values = Arrays.copyOf(values, length);
    }
    return cells[index] != 0;
  }
}
