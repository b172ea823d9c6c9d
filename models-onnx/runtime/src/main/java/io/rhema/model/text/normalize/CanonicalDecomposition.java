package io.rhema.model.text.normalize;

import java.util.Arrays;

/**
 * NFD with alignment: of a decomposed character the first part takes its place, the others lean on
 * it; canonical ordering moves characters, not places.
 */
final class CanonicalDecomposition {
  private static final int CODE_POINT_BITS = 21;
  private static final int POSITION_BITS = 32;

  private final CodePoints in;
  private final CodePoints out;

  /** A letter and its marks, in a form that sorts by combining class and then by position. */
  private long[] run = new long[16];

  private int size;
  private int place;

  private CanonicalDecomposition(CodePoints in, CodePoints out) {
    this.in = in;
    this.out = out;
  }

  static void apply(CodePoints in, CodePoints out) {
    new CanonicalDecomposition(in, out).apply();
  }

  private void apply() {
    for (int i = 0; i < in.size(); i++) {
      int[] parts = UnicodeTables.decompose(in.value(i));
      for (int k = 0; k < parts.length; k++) {
        add(parts[k], k > 0);
      }
    }
    flush();
  }

  private void add(int codePoint, boolean inserted) {
    long combiningClass = UnicodeTables.combiningClass(codePoint);
    if (combiningClass == 0) {
      flush();
    }
    if (size == run.length) {
      run = Arrays.copyOf(run, 2 * size);
    }
    run[size] =
        (combiningClass << POSITION_BITS | size) << (CODE_POINT_BITS + 1)
            | (long) codePoint << 1
            | (inserted ? 1 : 0);
    size++;
  }

  private void flush() {
    Arrays.sort(run, 0, size);
    for (int i = 0; i < size; i++) {
      boolean inserted = (run[i] & 1) == 1;
      int source = inserted ? Math.max(0, place - 1) : place++;
      int codePoint = (int) (run[i] >>> 1) & ((1 << CODE_POINT_BITS) - 1);
      out.add(codePoint, in.start(source), in.end(source));
    }
    size = 0;
  }
}
