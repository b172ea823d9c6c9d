package io.rhema.model.text.normalize;

import java.util.Arrays;

/**
 * NFD: of a decomposed character the first part takes its place, the others are new; canonical
 * ordering moves characters, not places.
 */
final class CanonicalDecomposition {
  private static final int CODE_POINT_BITS = 21;
  private static final int POSITION_BITS = 32;

  private final Replacements out;

  /** A letter and its marks, in a form that sorts by combining class and then by position. */
  private long[] run = new long[16];

  private int size;

  private CanonicalDecomposition(Replacements out) {
    this.out = out;
  }

  static Replacements of(CodePoints in) {
    CanonicalDecomposition decomposition =
        new CanonicalDecomposition(new Replacements(in.size() + 8));
    for (int i = 0; i < in.size(); i++) {
      int[] parts = UnicodeTables.decompose(in.value(i));
      for (int k = 0; k < parts.length; k++) {
        decomposition.add(parts[k], k > 0);
      }
    }
    decomposition.flush();
    return decomposition.out;
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
      int codePoint = (int) (run[i] >>> 1) & ((1 << CODE_POINT_BITS) - 1);
      out.add(codePoint, (int) run[i] & 1);
    }
    size = 0;
  }
}
