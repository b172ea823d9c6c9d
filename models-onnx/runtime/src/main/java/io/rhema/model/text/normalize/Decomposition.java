package io.rhema.model.text.normalize;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * NFD and NFKD: of a decomposed character the first part takes its place, the others are new;
 * canonical ordering moves characters, not places.
 */
final class Decomposition {
  private static final int CODE_POINT_BITS = 21;
  private static final int POSITION_BITS = 32;

  private final Replacements out;

  /** A letter and its marks, in a form that sorts by combining class and then by position. */
  private long[] run = new long[16];

  private int size;

  private Decomposition(Replacements out) {
    this.out = out;
  }

  /** NFD. */
  static Replacements canonical(CodePoints in) {
    return of(in, UnicodeTables::decompose);
  }

  /** NFKD. */
  static Replacements compatible(CodePoints in) {
    return of(in, UnicodeTables::decomposeCompatibly);
  }

  private static Replacements of(CodePoints in, IntFunction<int[]> partsOf) {
    Decomposition decomposition = new Decomposition(new Replacements(in.size() + 8));
    for (int i = 0; i < in.size(); i++) {
      int[] parts = partsOf.apply(in.value(i));
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
