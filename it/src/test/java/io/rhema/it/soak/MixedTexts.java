package io.rhema.it.soak;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Texts of one word up to {@value #MOST_WORDS}: as many of 1 to 10 as of 10 to 100 and so on. */
final class MixedTexts {
  static final int MOST_WORDS = 1_500;

  private static final List<String> WORDS =
      List.of(
          "the",
          "a",
          "film",
          "waiter",
          "Ada",
          "Lovelace",
          "in",
          "Paris",
          "was",
          "is",
          "not",
          "very",
          "good",
          "slow",
          "dull",
          "wonderful",
          "and",
          "but",
          "never",
          "I",
          "we",
          "saw",
          "soup",
          "cold",
          "hot",
          "😀",
          "naïve",
          "unbelievably",
          "1999",
          "Acme",
          "Corp.",
          "@someone",
          "http://t.co/x");

  private final Random random;

  MixedTexts(long seed) {
    random = new Random(seed);
  }

  String next() {
    int words = (int) Math.exp(random.nextDouble() * Math.log(MOST_WORDS));
    return random
        .ints(Math.max(1, words), 0, WORDS.size())
        .mapToObj(word -> random.nextInt(12) == 0 ? WORDS.get(word) + "." : WORDS.get(word))
        .collect(Collectors.joining(" "));
  }
}
