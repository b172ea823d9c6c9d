package io.rhema.model.text.normalize;

import java.util.Arrays;

/**
 * A number for each code point, 0 for most, kept as sorted ranges.
 *
 * <p>Written as {@code first[-last[/step]][=number]} in hexadecimal, separated by blanks; the
 * number is 1 when it is left out, and signed.
 */
final class CodePointTable {
  private final int[] firsts;
  private final int[] lasts;
  private final int[] steps;
  private final int[] numbers;

  private CodePointTable(int size) {
    firsts = new int[size];
    lasts = new int[size];
    steps = new int[size];
    numbers = new int[size];
  }

  static CodePointTable parse(String text) {
    String[] ranges = text.split(" ");
    CodePointTable table = new CodePointTable(ranges.length);
    for (int i = 0; i < ranges.length; i++) {
      table.set(i, ranges[i]);
    }
    return table;
  }

  private void set(int index, String range) {
    int equals = range.indexOf('=');
    int slash = range.indexOf('/');
    int dash = range.indexOf('-');
    int end = equals < 0 ? range.length() : equals;
    int endOfLast = slash < 0 ? end : slash;
    // A dash behind the equals sign is the sign of the number.
    boolean single = dash < 0 || dash > end;
    firsts[index] = hex(range, 0, single ? end : dash);
    lasts[index] = single ? firsts[index] : hex(range, dash + 1, endOfLast);
    steps[index] = slash < 0 ? 1 : hex(range, slash + 1, end);
    numbers[index] = equals < 0 ? 1 : hex(range, equals + 1, range.length());
  }

  private static int hex(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 16);
  }

  int get(int codePoint) {
    int found = Arrays.binarySearch(firsts, codePoint);
    int range = found >= 0 ? found : -found - 2;
    boolean inside =
        range >= 0 && codePoint <= lasts[range] && (codePoint - firsts[range]) % steps[range] == 0;
    return inside ? numbers[range] : 0;
  }

  boolean contains(int codePoint) {
    return get(codePoint) != 0;
  }
}
