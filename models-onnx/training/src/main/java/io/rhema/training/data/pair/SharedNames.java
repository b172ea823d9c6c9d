package io.rhema.training.data.pair;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that pairs write alike on both sides, and others in their place. A name is a word that
 * begins with a capital within a sentence, that no text has in small letters, and that both texts
 * of a pair have once.
 */
final class SharedNames {
  static final SharedNames NONE = new SharedNames(List.of());

  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern NAME = Pattern.compile("\\p{Lu}\\p{Ll}+");
  private static final Pattern WITHIN = Pattern.compile("(?<=[\\p{L},] )\\p{Lu}\\p{Ll}+");

  /** Sounds before which French words lose their vowel: "de Tom", but "d'Alice". */
  private static final String VOWELS = "AEIOUYH\u00c0\u00c2\u00c9\u00c8\u00ca\u00ce\u00d4";

  /**
   * Of the names that are put in: those that are there, full names, handles; the rest is made up.
   */
  private static final double KNOWN = 0.2;

  private static final double FULL = 0.15;
  private static final double HANDLE = 0.1;

  private final List<String> sorted;
  private final Map<Boolean, List<String>> byVowel;
  private final Set<String> names;

  private SharedNames(List<String> sorted) {
    this.sorted = sorted;
    this.byVowel = sorted.stream().collect(Collectors.partitioningBy(SharedNames::startsWithVowel));
    this.names = new HashSet<>(sorted);
  }

  /** Finds the names. */
  static SharedNames of(List<TextPair> pairs) {
    Set<String> small = new HashSet<>();
    Set<String> within = new HashSet<>();
    Set<String> shared = new TreeSet<>();
    for (TextPair pair : pairs) {
      for (String text : List.of(pair.source(), pair.target())) {
        WORD.matcher(text)
            .results()
            .map(MatchResult::group)
            .filter(word -> Character.isLowerCase(word.codePointAt(0)))
            .forEach(small::add);
      }
      WITHIN.matcher(pair.source()).results().map(MatchResult::group).forEach(within::add);
      shared.addAll(onBothSides(pair));
    }
    return new SharedNames(
        shared.stream()
            .filter(name -> within.contains(name))
            .filter(name -> !small.contains(name.toLowerCase(Locale.ROOT)))
            .toList());
  }

  /** The first name of a pair that can be replaced. */
  Optional<String> in(TextPair pair) {
    return names.isEmpty()
        ? Optional.empty()
        : onBothSides(pair).stream().filter(names::contains).findFirst();
  }

  /** The pair with another name in place of one that it has. */
  TextPair renamed(TextPair pair, String name, Random random) {
    String other = another(name, random);
    return new TextPair(replace(pair.source(), name, other), replace(pair.target(), name, other));
  }

  private static List<String> onBothSides(TextPair pair) {
    Map<String, Long> source = counts(pair.source());
    Map<String, Long> target = counts(pair.target());
    return WORD.matcher(pair.source())
        .results()
        .map(MatchResult::group)
        .filter(word -> NAME.matcher(word).matches())
        .filter(word -> source.get(word) == 1 && target.getOrDefault(word, 0L) == 1)
        .toList();
  }

  private static Map<String, Long> counts(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static String replace(String text, String name, String other) {
    return text.replaceAll("(?<!\\p{L})" + name + "(?!\\p{L})", other);
  }

  private String another(String name, Random random) {
    boolean vowel = startsWithVowel(name);
    double kind = random.nextDouble();
    if (kind < KNOWN) {
      return known(vowel, random);
    }
    if (kind < KNOWN + FULL) {
      return madeUp(vowel, random) + " " + madeUp(random.nextBoolean(), random);
    }
    if (kind < KNOWN + FULL + HANDLE && !vowel) {
      String handle = madeUp(false, random).toLowerCase(Locale.ROOT);
      return "@" + handle + (random.nextBoolean() ? "_" + random.nextInt(1000) : "");
    }
    return madeUp(vowel, random);
  }

  /** The beginning of one name and the end of another. */
  private String madeUp(boolean vowel, Random random) {
    String first = known(vowel, random);
    String second = any(random);
    return first.substring(0, half(first, random)) + second.substring(half(second, random));
  }

  /** Between the second letter and the last but one. */
  private static int half(String name, Random random) {
    return name.length() <= 3 ? name.length() - 1 : 2 + random.nextInt(name.length() - 3);
  }

  private String known(boolean vowel, Random random) {
    List<String> fitting = byVowel.get(vowel);
    return fitting.isEmpty() ? any(random) : fitting.get(random.nextInt(fitting.size()));
  }

  private String any(Random random) {
    return sorted.get(random.nextInt(sorted.size()));
  }

  private static boolean startsWithVowel(String name) {
    return VOWELS.indexOf(name.charAt(0)) >= 0;
  }
}
