package io.rhema.model.text.normalize;

import java.util.Arrays;

/**
 * NFD with alignment: of a decomposed character the first part takes its place, the others lean on
 * it; canonical ordering moves characters, not places.
 */
final class CanonicalDecomposition {

  private CanonicalDecomposition() {}

  static void apply(CodePoints in, CodePoints out) {
    // Each entry: combining class, code point, and whether it was inserted behind the first part.
    long[] run = new long[16];
    int size = 0;
    int place = 0;
    for (int i = 0; i < in.size(); i++) {
      int[] parts = UnicodeTables.decompose(in.value(i));
      for (int k = 0; k < parts.length; k++) {
        int combiningClass = UnicodeTables.combiningClass(parts[k]);
        if (combiningClass == 0) {
          place = flush(run, size, in, place, out);
          size = 0;
        }
        if (size == run.length) {
          run = Arrays.copyOf(run, 2 * size);
        }
        run[size++] = pack(combiningClass, parts[k], k > 0);
      }
    }
    flush(run, size, in, place, out);
  }

  private static int flush(long[] run, int size, CodePoints in, int from, CodePoints out) {
    sortByCombiningClass(run, size);
    int place = from;
    for (int i = 0; i < size; i++) {
      boolean inserted = (run[i] & 1) == 1;
      int source = inserted ? Math.max(0, place - 1) : place++;
      out.add((int) (run[i] >>> 1) & 0x1FFFFF, in.start(source), in.end(source));
    }
    return place;
  }

  private static long pack(int combiningClass, int codePoint, boolean inserted) {
    return (long) combiningClass << 32 | (long) codePoint << 1 | (inserted ? 1 : 0);
  }

  /** Insertion sort, because the order of equals must stay; a run is a letter and its marks. */
  private static void sortByCombiningClass(long[] run, int size) {
    for (int i = 1; i < size; i++) {
      long moving = run[i];
      int k = i;
      while (k > 0 && run[k - 1] >>> 32 > moving >>> 32) {
        run[k] = run[--k];
      }
      run[k] = moving;
    }
  }
}
