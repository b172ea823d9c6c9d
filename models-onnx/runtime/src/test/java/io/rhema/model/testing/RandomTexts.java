package io.rhema.model.testing;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Seeded random strings that try every corner of a tokenizer, without lone surrogates. */
public final class RandomTexts {
  private static final String CONTROLS =
      "\u0000\u0007\u000B\f\u0085\u00AD\u200B\u200D\uFEFF\uFFFD\uE000";
  private static final String BLANKS = " \t\n\r\u00A0\u2003\u3000\u2028";
  private static final String MARKS =
      "\u0300\u0301\u0308\u0316\u0327\u0334\u0345\u0483\u064B\u0670\u093C\u094D\u0E38\u20DD\u302E\u3099";
  private static final List<String> EMOJI =
      List.of("👍🏽", "👩‍👩‍👧‍👦", "❤️", "🇫🇷", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "😀", "🤷🏿‍♀️", "1️⃣");
  private static final List<String> SPECIALS =
      List.of("[SEP]", "[CLS]", "[MASK]", "[UNK]", "[PAD]", "##ing", "##", "[sep]", "[ SEP ]");

  private RandomTexts() {}

  public static Stream<String> of(long seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> text(random));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int parts = random.nextInt(14);
    for (int i = 0; i < parts; i++) {
      part(random, text);
      if (random.nextInt(3) > 0) {
        text.append(pick(random, BLANKS));
      }
    }
    return text.toString();
  }

  private static void part(Random random, StringBuilder text) {
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> run(random, text, 1 + random.nextInt(9), 'a', 'z');
      case 3 -> run(random, text, 1 + random.nextInt(9), ' ', '~');
      case 4 -> run(random, text, 1 + random.nextInt(6), 0xA1, 0x24F);
      case 5 -> {
        run(random, text, 1, 'A', 'z');
        IntStream.range(0, random.nextInt(5)).forEach(k -> text.append(pick(random, MARKS)));
      }
      case 6 -> run(random, text, 1 + random.nextInt(5), 0x370, 0x52F);
      case 7 -> run(random, text, 1 + random.nextInt(5), 0x590, 0x6FF);
      case 8 -> run(random, text, 1 + random.nextInt(5), 0x900, 0xE7F);
      case 9 -> run(random, text, 1 + random.nextInt(5), 0x3040, 0x30FF);
      case 10 -> run(random, text, 1 + random.nextInt(5), 0x4E00, 0x9FFF);
      case 11 -> run(random, text, 1 + random.nextInt(4), 0xAC00, 0xD7A3);
      case 12 -> text.append(EMOJI.get(random.nextInt(EMOJI.size())));
      case 13 -> text.append(pick(random, CONTROLS));
      case 14 -> anything(random, text);
      default -> rare(random, text);
    }
  }

  private static void rare(Random random, StringBuilder text) {
    if (random.nextInt(4) == 0) {
      // Around the limit of 100 characters a word.
      run(random, text, 97 + random.nextInt(8), 'a', 'z');
    } else {
      text.append(SPECIALS.get(random.nextInt(SPECIALS.size())));
    }
  }

  private static void anything(Random random, StringBuilder text) {
    for (int k = random.nextInt(6); k >= 0; k--) {
      int c = random.nextInt(random.nextBoolean() ? 0x10000 : 0x32000);
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        text.appendCodePoint(c);
      }
    }
  }

  private static void run(Random random, StringBuilder text, int length, int first, int last) {
    for (int k = 0; k < length; k++) {
      text.appendCodePoint(first + random.nextInt(last - first + 1));
    }
  }

  private static char pick(Random random, String from) {
    return from.charAt(random.nextInt(from.length()));
  }
}
