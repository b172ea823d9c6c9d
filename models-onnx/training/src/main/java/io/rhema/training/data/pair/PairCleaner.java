package io.rhema.training.data.pair;

import io.rhema.training.recipe.Cleaning;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tidies the pairs of one file, drops those that teach nothing or wrong things, and counts these.
 */
public final class PairCleaner {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  /** Lengths are compared as if they had so many tokens more. */
  private static final int SLACK = 5;

  private final Cleaning cleaning;
  private final Set<TextPair> seen = new HashSet<>();
  private final Map<Flaw, Integer> dropped = new EnumMap<>(Flaw.class);

  public PairCleaner(Cleaning cleaning) {
    this.cleaning = cleaning;
  }

  /** What is left of some pairs, judged by their texts. */
  public List<TextPair> clean(List<TextPair> pairs) {
    List<TextPair> kept = new ArrayList<>();
    for (TextPair pair : pairs) {
      TextPair tidy = tidied(pair);
      Optional<Flaw> flaw = flaw(tidy);
      flaw.ifPresent(this::count);
      if (flaw.isEmpty()) {
        kept.add(tidy);
      }
    }
    return kept;
  }

  /** Whether a pair is kept, judged by the tokens of its texts, special ones included. */
  public boolean fits(int sourceTokens, int targetTokens) {
    double shorter = Math.min(sourceTokens, targetTokens) + SLACK;
    double longer = Math.max(sourceTokens, targetTokens) + SLACK;
    if (Math.max(sourceTokens, targetTokens) > cleaning.maxTokens()) {
      count(Flaw.TOO_LONG);
      return false;
    }
    if (longer / shorter > cleaning.maxRatio()) {
      count(Flaw.UNEQUAL);
      return false;
    }
    return true;
  }

  /** How many pairs were dropped so far, by reason. */
  public Map<Flaw, Integer> dropped() {
    return new EnumMap<>(dropped);
  }

  private TextPair tidied(TextPair pair) {
    String target =
        cleaning.plainApostrophes() ? pair.target().replace('\u2019', '\'') : pair.target();
    return new TextPair(tidied(pair.source()), tidied(target));
  }

  private String tidied(String text) {
    return (cleaning.plainSpaces() ? BLANKS.matcher(text).replaceAll(" ") : text).strip();
  }

  private Optional<Flaw> flaw(TextPair pair) {
    if (pair.source().isEmpty() || pair.target().isEmpty()) {
      return Optional.of(Flaw.EMPTY);
    }
    if (cleaning.dropCopies() && pair.source().equals(pair.target())) {
      return Optional.of(Flaw.COPY);
    }
    if (cleaning.dropDuplicates() && !seen.add(pair)) {
      return Optional.of(Flaw.DUPLICATE);
    }
    return Optional.empty();
  }

  private void count(Flaw flaw) {
    dropped.merge(flaw, 1, Integer::sum);
  }
}
