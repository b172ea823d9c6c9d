package io.rhema.training.data;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes the tokens of an English sentence as people do: {@code " Stop , " said @ ada .} becomes
 * {@code "Stop," said @ada.} Corpora part punctuation from words, but the texts that a model is
 * asked about do not, so it must have seen both.
 */
final class NaturalSpacing {

  /** Tokens without a blank before them. */
  private static final Pattern CLOSING =
      Pattern.compile("[,;:%)\\]}”]|[.!?…]+|['’](?:s|m|re|ve|ll|d)|n['’]t", CASE_INSENSITIVE);

  /** Tokens without a blank behind them. */
  private static final Pattern OPENING = Pattern.compile("[(\\[{$£€#@“]");

  /** Those that join what follows to an entity: {@code @ada} is one name. */
  private static final Set<String> SIGILS = Set.of("@", "#");

  private static final Set<String> APOSTROPHES = Set.of("'", "’");
  private static final Pattern AFTER_APOSTROPHE =
      Pattern.compile("s|t|m|re|ve|ll|d", CASE_INSENSITIVE);

  /** The last is the first as a table with quotes spells it. */
  private static final Set<String> QUOTES = Set.of("\"", "``", "''", "'\"'");

  private final List<String> given;
  private final List<String> written = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();
  private final boolean[] attached;
  private boolean inQuotes;

  private NaturalSpacing(TaggedSentence sentence) {
    given = sentence.tokens();
    attached = new boolean[given.size()];
    boolean opened = false;
    for (int i = 0; i < given.size(); i++) {
      boolean opens = opens(i);
      attached[i] = i > 0 && (opened || closes(i));
      written.add(QUOTES.contains(given.get(i)) ? "\"" : given.get(i));
      tags.add(tag(i, sentence.tags().get(i)));
      inQuotes ^= QUOTES.contains(given.get(i));
      opened = opens;
    }
  }

  /** The sentence with quotation marks spelled {@code "}. */
  static SpacedSentence of(TaggedSentence sentence) {
    NaturalSpacing spacing = new NaturalSpacing(sentence);
    return new SpacedSentence(spacing.written, spacing.attached, spacing.tags);
  }

  private boolean opens(int i) {
    String token = given.get(i);
    return OPENING.matcher(token).matches() || QUOTES.contains(token) && !inQuotes || elides(i);
  }

  private boolean closes(int i) {
    String token = given.get(i);
    return CLOSING.matcher(token).matches()
        || QUOTES.contains(token) && inQuotes
        || elides(i)
        || APOSTROPHES.contains(token) && endsInS(given.get(i - 1));
  }

  /** Whether the token is the apostrophe of {@code don ’ t}. */
  private boolean elides(int i) {
    return i > 0
        && i + 1 < given.size()
        && APOSTROPHES.contains(given.get(i))
        && AFTER_APOSTROPHE.matcher(given.get(i + 1)).matches();
  }

  /** An apostrophe alone is a genitive there: {@code farmers'}. Elsewhere it may be a quote. */
  private static boolean endsInS(String token) {
    return token.endsWith("s") || token.endsWith("S");
  }

  private String tag(int i, String tag) {
    if (!attached[i] || !SIGILS.contains(given.get(i - 1)) || !tag.startsWith("B-")) {
      return tag;
    }
    String continued = "I-" + tag.substring(2);
    String before = tags.get(i - 1);
    return before.equals(tag) || before.equals(continued) ? continued : tag;
  }
}
