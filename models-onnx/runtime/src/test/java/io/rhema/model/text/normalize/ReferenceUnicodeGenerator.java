package io.rhema.model.text.normalize;

import io.rhema.model.text.normalize.NormalizerOracle.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Writes {@code reference-unicode.txt}: asks the reference tokenizer about every code point there
 * is. Its libraries carry Unicode tables of different age, so neither one version of Unicode nor
 * the one of the running JDK would do.
 *
 * <p>Run from the module's folder, on the test class path; needs no argument and about a minute.
 */
final class ReferenceUnicodeGenerator {
  private static final Path FILE =
      Path.of("src/main/resources/io/rhema/model/text/normalize/reference-unicode.txt");

  /** A mark of each canonical combining class, in the order of the classes. */
  private static final int[] MARK_OF_EACH_CLASS = {
    0x334, 0x93C, 0x3099, 0x94D, 0x5B0, 0x5B1, 0x5B2, 0x5B3, 0x5B4, 0x5B5, 0x5B6, 0x5B7, 0x5B8,
    0x5B9, 0x5BB, 0x5BC, 0x5BD, 0x5BF, 0x5C1, 0x5C2, 0xFB1E, 0x64B, 0x64C, 0x64D, 0x64E, 0x64F,
    0x650, 0x651, 0x652, 0x670, 0x711, 0xC55, 0xC56, 0xE38, 0xE48, 0xEB8, 0xEC8, 0xF71, 0xF72,
    0xF74, 0x321, 0x1DCE, 0x31B, 0x302A, 0x316, 0x59A, 0x302E, 0x1D16D, 0x5AE, 0x301, 0x315, 0x35C,
    0x35D, 0x345
  };

  private static final int[] CLASSES = {
    1, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
    31, 32, 33, 34, 35, 36, 84, 91, 103, 107, 118, 122, 129, 130, 132, 202, 214, 216, 218, 220, 222,
    224, 226, 228, 230, 232, 233, 234, 240
  };

  private static final int IOTA_BELOW = 0x345;
  private static final int BATCH = 2048;

  private final int[] all =
      IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
          .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
          .toArray();
  private final Map<String, String> tables = new TreeMap<>();

  public static void main(String[] args) throws IOException {
    new ReferenceUnicodeGenerator().write();
  }

  private void write() throws IOException {
    Map<Integer, String> clean = forms(NormalizerOracle.bert(true, false, false, false));
    table("other", c -> clean.get(c).isEmpty());
    Map<Integer, String> stripped = forms(NormalizerOracle.bert(false, false, true, false));
    table("nonspacingMark", c -> stripped.get(c).isEmpty());
    Map<Integer, String> withoutMarks = forms(NormalizerOracle.STRIP_ACCENTS);
    table("mark", c -> withoutMarks.get(c).isEmpty());
    Map<Integer, String> decomposed = forms(NormalizerOracle.NFD);
    table("decomposed", c -> !decomposed.get(c).equals(Character.toString(c)));
    tables.put("combiningClass", ranges(combiningClasses(decomposed)));
    Map<Integer, String> lower = forms(NormalizerOracle.LOWERCASE);
    tables.put("lowercase", ranges(delta(lower)));
    tables.put("punctuation", ranges(apart('x', "{\"type\":\"BertPreTokenizer\"}")));
    tables.put("letter", ranges(apart('-', regex("\\\\p{L}"))));
    tables.put("number", ranges(apart('-', regex("\\\\p{N}"))));
    tables.put("digit", ranges(apart('-', "{\"type\":\"Digits\",\"individual_digits\":true}")));
    tables.put("wordCharacter", ranges(apart('-', "{\"type\":\"Whitespace\"}")));
    Map<Integer, String> compatible = forms(NormalizerOracle.NFKD);
    table("compatible", c -> !compatible.get(c).equals(decomposed.get(c)));
    List<String> lines = new ArrayList<>();
    lines.add("# Made by ReferenceUnicodeGenerator from ai.djl.huggingface:tokenizers; see there.");
    tables.forEach((name, ranges) -> lines.add(name + " " + ranges));
    Files.createDirectories(FILE.getParent());
    Files.write(FILE, lines);
  }

  private void table(String name, IntPredicate member) {
    Map<Integer, Integer> numbers = new TreeMap<>();
    Arrays.stream(all).filter(member).forEach(c -> numbers.put(c, 1));
    tables.put(name, ranges(numbers));
  }

  /** What a normalizer makes of each code point between two letters. */
  private Map<Integer, String> forms(String normalizer) {
    Map<Integer, String> forms = new TreeMap<>();
    try (NormalizerOracle oracle = NormalizerOracle.ofNormalizer(normalizer)) {
      for (int from = 0; from < all.length; from += BATCH) {
        int[] batch = Arrays.copyOfRange(all, from, Math.min(all.length, from + BATCH));
        StringBuilder text = new StringBuilder();
        Arrays.stream(batch).forEach(c -> text.append('x').appendCodePoint(c));
        StringBuilder[] out = new StringBuilder[batch.length];
        Arrays.setAll(out, i -> new StringBuilder());
        for (Part part : oracle.apply(text.append('x').toString())) {
          if (part.start() % 2 == 1) {
            out[part.start() / 2].appendCodePoint(part.codePoint());
          }
        }
        for (int i = 0; i < batch.length; i++) {
          forms.put(batch[i], out[i].toString());
        }
      }
    }
    return forms;
  }

  private Map<Integer, Integer> combiningClasses(Map<Integer, String> decomposed) {
    Map<Integer, Integer> classes = new TreeMap<>();
    try (NormalizerOracle oracle = NormalizerOracle.ofNormalizer(NormalizerOracle.NFD)) {
      int[] marks =
          Arrays.stream(all)
              .filter(c -> isQuiet(c) && decomposed.get(c).equals(Character.toString(c)))
              .filter(c -> c == IOTA_BELOW || swaps(oracle, IOTA_BELOW, c))
              .toArray();
      for (int c : marks) {
        // A mark of a lower class moves in front: so the class is that of the first that does not.
        int i = 0;
        while (i < CLASSES.length - 1 && swaps(oracle, c, MARK_OF_EACH_CLASS[i])) {
          i++;
        }
        classes.put(c, CLASSES[i]);
      }
    }
    return classes;
  }

  /** Only what is neither a letter nor a symbol to Java can have a combining class: saves time. */
  private static boolean isQuiet(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.UNASSIGNED;
  }

  private static boolean swaps(NormalizerOracle oracle, int first, int second) {
    String text = "x" + Character.toString(first) + Character.toString(second) + "x";
    return oracle.apply(text).get(1).codePoint() != first;
  }

  private Map<Integer, Integer> delta(Map<Integer, String> forms) {
    Map<Integer, Integer> numbers = new TreeMap<>();
    forms.forEach(
        (c, form) -> {
          if (form.codePointCount(0, form.length()) == 1 && form.codePointAt(0) != c) {
            numbers.put(c, form.codePointAt(0) - c);
          } else if (form.codePointCount(0, form.length()) != 1) {
            System.out.printf("not a single lower case: %x -> %s%n", c, form);
          }
        });
    return numbers;
  }

  private static String regex(String pattern) {
    return """
        {"type":"Split","pattern":{"Regex":"%s"},"behavior":"Isolated","invert":false}"""
        .formatted(pattern);
  }

  /** The code points that a split parts from a character that it leaves whole. */
  private Map<Integer, Integer> apart(char neighbour, String split) {
    Map<Integer, Integer> numbers = new TreeMap<>();
    try (NormalizerOracle oracle = NormalizerOracle.ofSplit(split)) {
      for (int from = 0; from < all.length; from += BATCH) {
        int[] batch = Arrays.copyOfRange(all, from, Math.min(all.length, from + BATCH));
        StringBuilder text = new StringBuilder();
        Arrays.stream(batch).forEach(c -> text.append(neighbour).appendCodePoint(c));
        long[] words = new long[text.length() + 2];
        Arrays.fill(words, -1);
        for (Part part : oracle.apply(text.append(neighbour).toString())) {
          words[part.start()] = part.word();
        }
        for (int i = 0; i < batch.length; i++) {
          long own = words[2 * i + 1];
          if (own != -1 && own != words[2 * i]) {
            numbers.put(batch[i], 1);
          }
        }
      }
    }
    return numbers;
  }

  /**
   * Ranges as {@link CodePointTable} reads them, every second code point together where it helps.
   */
  private static String ranges(Map<Integer, Integer> numbers) {
    IntBinaryOperator runLength =
        (first, step) -> {
          int n = 1;
          Integer number = numbers.get(first);
          while (number.equals(numbers.get(first + n * step))) {
            n++;
          }
          return n;
        };
    List<String> ranges = new ArrayList<>();
    int done = -1;
    for (int first : numbers.keySet()) {
      if (first <= done) {
        continue;
      }
      int dense = runLength.applyAsInt(first, 1);
      boolean alternating = dense == 1 && !numbers.containsKey(first + 1);
      int n = alternating ? runLength.applyAsInt(first, 2) : dense;
      // A sparse run must not swallow another number between its members.
      for (int i = 1; alternating && i < n; i++) {
        if (numbers.containsKey(first + 2 * i - 1)) {
          n = i;
        }
      }
      int step = alternating ? 2 : 1;
      int last = first + (n - 1) * step;
      String range = Integer.toString(first, 16);
      range += n == 1 ? "" : "-" + Integer.toString(last, 16) + (step == 1 ? "" : "/2");
      range += numbers.get(first) == 1 ? "" : "=" + Integer.toString(numbers.get(first), 16);
      ranges.add(range);
      done = last;
    }
    return String.join(" ", ranges);
  }
}
