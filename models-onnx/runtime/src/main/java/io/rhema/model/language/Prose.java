package io.rhema.model.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of a text is written in a language, in pieces of a few sentences: addresses, names of users
 * and hash tags are not, and a word that comes again in a piece tells nothing new.
 *
 * <p>In pieces, since a detector multiplies the probabilities of all n-grams, those that come again
 * as often as they do: of 2,000 characters of English the product is 0 for every language.
 */
final class Prose {
  /** The beginning of a long text tells its language as well as the whole. */
  private static final int LONGEST = 2_000;

  private static final int PIECE = 200;

  private static final Pattern NO_PROSE = Pattern.compile("(?:https?://|www\\.)\\S++|[@#][\\w]++");
  private static final Pattern BLANKS = Pattern.compile("\\s++");

  private Prose() {}

  /** Pieces of at most {@value #PIECE} characters, or little more. */
  static List<String> pieces(String text) {
    String beginning = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    String prose = NO_PROSE.matcher(beginning).replaceAll(" ");
    List<String> pieces = new ArrayList<>();
    Set<String> words = new LinkedHashSet<>();
    int length = 0;
    for (String word : BLANKS.split(prose)) {
      if (length > PIECE) {
        pieces.add(String.join(" ", words));
        words.clear();
        length = 0;
      }
      // Where nobody writes blanks, a word is a text.
      words.add(word.substring(0, Math.min(word.length(), PIECE)));
      length += word.length() + 1;
    }
    pieces.add(String.join(" ", words));
    return pieces;
  }
}
