package io.rhema.model.generate;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What may be written, whatever the model says; names and semantics are those of {@code
 * generation_config.json}.
 *
 * @param forcedFirst the first token ({@code forced_bos_token_id}): a language, for a model of many
 * @param forcedLast the last token of a text that has come to the most tokens ({@code
 *     forced_eos_token_id})
 * @param badWords sequences of tokens that are never written ({@code bad_words_ids})
 * @param suppressed tokens that are never written ({@code suppress_tokens})
 * @param suppressedFirst tokens that no text begins with ({@code begin_suppress_tokens})
 * @param noRepeatNgram length of sequences that occur only once in a text, or 0 for no such rule
 *     ({@code no_repeat_ngram_size})
 * @param repetitionPenalty factor on the logarithm of the probability of tokens that were written
 *     already: 1 for none ({@code repetition_penalty})
 * @param minTokens tokens before which a text does not end
 * @param renormalized whether the probabilities of what the rules leave are made to sum up to 1
 *     ({@code renormalize_logits})
 */
public record TokenRules(
    OptionalInt forcedFirst,
    OptionalInt forcedLast,
    List<int[]> badWords,
    List<Integer> suppressed,
    List<Integer> suppressedFirst,
    int noRepeatNgram,
    double repetitionPenalty,
    int minTokens,
    boolean renormalized) {

  /** Everything may be written. */
  public static final TokenRules NONE =
      new TokenRules(
          OptionalInt.empty(),
          OptionalInt.empty(),
          List.of(),
          List.of(),
          List.of(),
          0,
          1,
          0,
          false);

  public TokenRules {
    Objects.requireNonNull(forcedFirst, "forcedFirst");
    Objects.requireNonNull(forcedLast, "forcedLast");
    badWords = List.copyOf(badWords);
    suppressed = List.copyOf(suppressed);
    suppressedFirst = List.copyOf(suppressedFirst);
    if (badWords.stream().anyMatch(word -> word.length == 0)) {
      throw new IllegalArgumentException("a bad word has no tokens; each needs one or more");
    }
    if (noRepeatNgram < 0 || minTokens < 0 || !(repetitionPenalty > 0)) {
      throw new IllegalArgumentException(
          "noRepeatNgram is %d, minTokens %d, repetitionPenalty %s; the first two must not be negative, the last be positive"
              .formatted(noRepeatNgram, minTokens, repetitionPenalty));
    }
  }

  public TokenRules withForcedFirst(OptionalInt changed) {
    return with(draft -> draft.forcedFirst = changed);
  }

  public TokenRules withForcedLast(OptionalInt changed) {
    return with(draft -> draft.forcedLast = changed);
  }

  public TokenRules withBadWords(List<int[]> changed) {
    return with(draft -> draft.badWords = changed);
  }

  /** Everywhere, and at the beginning. */
  public TokenRules withSuppressed(List<Integer> everywhere, List<Integer> first) {
    return with(
        draft -> {
          draft.suppressed = everywhere;
          draft.suppressedFirst = first;
        });
  }

  /** No sequence of so many tokens twice, and a penalty on tokens that come again. */
  public TokenRules withRepetition(int ngram, double penalty) {
    return with(
        draft -> {
          draft.noRepeatNgram = ngram;
          draft.repetitionPenalty = penalty;
        });
  }

  public TokenRules withMinTokens(int changed) {
    return with(draft -> draft.minTokens = changed);
  }

  public TokenRules withRenormalized(boolean changed) {
    return with(draft -> draft.renormalized = changed);
  }

  private TokenRules with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.rules();
  }

  /** Rules that can be changed, so that all fields are spelled out here only. */
  private static final class Draft {
    private OptionalInt forcedFirst;
    private OptionalInt forcedLast;
    private List<int[]> badWords;
    private List<Integer> suppressed;
    private List<Integer> suppressedFirst;
    private int noRepeatNgram;
    private double repetitionPenalty;
    private int minTokens;
    private boolean renormalized;

    Draft(TokenRules rules) {
      forcedFirst = rules.forcedFirst;
      forcedLast = rules.forcedLast;
      badWords = rules.badWords;
      suppressed = rules.suppressed;
      suppressedFirst = rules.suppressedFirst;
      noRepeatNgram = rules.noRepeatNgram;
      repetitionPenalty = rules.repetitionPenalty;
      minTokens = rules.minTokens;
      renormalized = rules.renormalized;
    }

    TokenRules rules() {
      return new TokenRules(
          forcedFirst,
          forcedLast,
          badWords,
          suppressed,
          suppressedFirst,
          noRepeatNgram,
          repetitionPenalty,
          minTokens,
          renormalized);
    }
  }
}
