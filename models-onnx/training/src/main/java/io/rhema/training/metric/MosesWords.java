package io.rhema.training.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The words of the statistical machine translation toolkit Moses (Koehn et al. 2007), without its
 * lists of abbreviations: a full stop stays on a word if a word in lower case follows or if the
 * word has another.
 */
final class MosesWords {
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f]");
  private static final Pattern SYMBOL =
      Pattern.compile("[^\\p{IsAlphabetic}\\p{Nd}\\s.'`,-]", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern DOTS = Pattern.compile("\\.{2,}");
  private static final Pattern COMMA = Pattern.compile("(?<=\\P{N}),|,(?=\\P{N})|(?<=\\p{N}),$");
  private static final Pattern FINAL_QUOTE = Pattern.compile("\\.' ?$");
  private static final Pattern LETTER = Pattern.compile("\\p{IsAlphabetic}");

  private final Apostrophes apostrophes;

  /**
   * What becomes of an apostrophe.
   *
   * @param alone where it is a word
   * @param joined where it belongs to one of its neighbours
   * @param parted what it is replaced by there
   */
  private record Apostrophes(Pattern alone, Pattern joined, String parted) {
    private static final String WITHIN = "(?<=\\p{IsAlphabetic})'(?=\\p{IsAlphabetic})";

    static Apostrophes of(String language) {
      return switch (language) {
        case "fr", "it", "ga", "ca" ->
            of("(?<=\\P{IsAlphabetic})'(?=.)|(?<=.)'(?=\\P{IsAlphabetic})", WITHIN, "' ");
        case "en" ->
            of(
                "(?<=[^\\p{IsAlphabetic}\\p{N}])'(?=.)|(?<=[\\p{IsAlphabetic}\\p{N}])'"
                    + "(?=\\P{IsAlphabetic})",
                WITHIN + "|(?<=\\p{N})'(?=s)",
                " '");
        default -> of("'", WITHIN, " ' ");
      };
    }

    private static Apostrophes of(String alone, String joined, String parted) {
      return new Apostrophes(Pattern.compile(alone), Pattern.compile(joined), parted);
    }

    String part(String line) {
      return joined.matcher(alone.matcher(line).replaceAll(" ' ")).replaceAll(parted);
    }
  }

  private MosesWords(Apostrophes apostrophes) {
    this.apostrophes = apostrophes;
  }

  static MosesWords of(String language) {
    return new MosesWords(Apostrophes.of(language));
  }

  List<String> words(String text) {
    String line = String.join(" ", Whitespace.split(text));
    line = CONTROL.matcher(line).replaceAll("");
    line = SYMBOL.matcher(line).replaceAll(" $0 ");
    line = DOTS.matcher(line).replaceAll(" $0 ");
    line = COMMA.matcher(line).replaceAll(" , ");
    line = apostrophes.part(line);
    line = FINAL_QUOTE.matcher(line).replaceAll(" . '");
    return partFullStops(Whitespace.split(line));
  }

  private static List<String> partFullStops(List<String> words) {
    List<String> parted = new ArrayList<>(words.size() + 1);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String stem = word.endsWith(".") ? word.substring(0, word.length() - 1) : "";
      boolean last = i == words.size() - 1;
      boolean whole = stem.isEmpty() || stem.endsWith(".");
      if (whole || (!last && staysOn(stem, words.get(i + 1)))) {
        parted.add(word);
      } else {
        parted.add(stem);
        parted.add(".");
      }
    }
    return parted;
  }

  private static boolean staysOn(String stem, String next) {
    boolean abbreviation = stem.contains(".") && LETTER.matcher(stem).find();
    return abbreviation || Character.isLowerCase(next.codePointAt(0));
  }
}
