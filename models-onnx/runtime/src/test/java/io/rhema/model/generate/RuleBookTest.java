package io.rhema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Tokens are 0 to 9; 0 starts, 1 ends; a text has 6 at most. */
class RuleBookTest {
  private static final int MAX_TOKENS = 6;

  @Test
  void aSequenceOfTokensOccursOnce() {
    TokenRules bigrams = TokenRules.NONE.withRepetition(2, 1);

    assertThat(banned(bigrams)).isEmpty();
    assertThat(banned(bigrams, 4)).isEmpty();
    assertThat(banned(bigrams, 4, 5, 4)).containsExactly(5);
    assertThat(banned(bigrams, 4, 5, 4, 6, 4)).containsExactly(5, 6);
    assertThat(banned(bigrams, 4, 4)).containsExactly(4);
  }

  @Test
  void theStartTokenCountsInSequences() {
    assertThat(banned(TokenRules.NONE.withRepetition(2, 1), 7, 0)).containsExactly(7);
    assertThat(banned(TokenRules.NONE.withRepetition(1, 1), 7)).containsExactly(0, 7);
  }

  @Test
  void aSequenceOfThreeNeedsTwoBeforeIt() {
    TokenRules trigrams = TokenRules.NONE.withRepetition(3, 1);

    assertThat(banned(trigrams, 4, 5, 6, 4)).isEmpty();
    assertThat(banned(trigrams, 4, 5, 6, 4, 5)).containsExactly(6);
  }

  @Test
  void aBadWordIsBannedAtItsLastToken() {
    TokenRules rules = TokenRules.NONE.withBadWords(List.of(new int[] {3}, new int[] {5, 6, 7}));

    assertThat(banned(rules)).containsExactly(3);
    assertThat(banned(rules, 5, 6)).containsExactly(3, 7);
    assertThat(banned(rules, 6, 5)).containsExactly(3);
  }

  @Test
  void theEndIsNoBadWord() {
    assertThat(banned(TokenRules.NONE.withBadWords(List.of(new int[] {1}, new int[] {2}))))
        .containsExactly(2);
    assertThat(banned(TokenRules.NONE.withBadWords(List.of(new int[] {4, 1})), 4))
        .containsExactly(1);
  }

  @Test
  void aTextDoesNotEndBeforeItsLeastTokens() {
    TokenRules rules = TokenRules.NONE.withMinTokens(2);

    assertThat(banned(rules)).containsExactly(1);
    assertThat(banned(rules, 5)).containsExactly(1);
    assertThat(banned(rules, 5, 6)).isEmpty();
  }

  @Test
  void theFirstTokenIsForcedAtNoCost() {
    TokenRules rules = TokenRules.NONE.withForcedFirst(OptionalInt.of(8));

    assertThat(applied(rules)).containsExactly(only(8));
    assertThat(banned(rules, 8)).isEmpty();
  }

  @Test
  void theLastTokenIsForcedAtNoCost() {
    TokenRules rules = TokenRules.NONE.withForcedLast(OptionalInt.of(1));

    assertThat(banned(rules, 2, 3, 4, 5)).isEmpty();
    assertThat(applied(rules, 2, 3, 4, 5, 6)).containsExactly(only(1));
  }

  @Test
  void aForcedTokenIsWrittenThoughItIsBad() {
    TokenRules rules =
        TokenRules.NONE.withForcedFirst(OptionalInt.of(8)).withBadWords(List.of(new int[] {8}));

    assertThat(applied(rules)).containsExactly(only(8));
  }

  @Test
  void suppressedTokensAreNotWritten() {
    TokenRules rules = TokenRules.NONE.withSuppressed(List.of(4), List.of(5, 6));

    assertThat(banned(rules)).containsExactly(4, 5, 6);
    assertThat(banned(rules, 7)).containsExactly(4);
    assertThat(banned(rules.withForcedFirst(OptionalInt.of(8)), 8)).containsExactly(4, 5, 6);
  }

  @Test
  void whatTheRulesLeaveIsMadeToSumUpToOne() {
    TokenRules rules =
        TokenRules.NONE
            .withSuppressed(List.of(0, 1, 2, 3, 4, 5, 6, 7), List.of())
            .withRenormalized(true);

    float[] scores = applied(rules);

    assertThat(Math.exp(scores[8]) + Math.exp(scores[9])).isCloseTo(1, Offset.offset(1e-6));
    assertThat(scores[0]).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  @Test
  void renormalizingNothingLeavesNothing() {
    float[] nothing = {Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY};

    LogSoftmax.apply(nothing);

    assertThat(nothing).containsOnly(Float.NEGATIVE_INFINITY);
  }

  @Test
  void whatWasWrittenIsLessProbableOnceForEachToken() {
    float[] scores = {-1, -2, 3, 4, -5};
    RuleBook rules = new RuleBook(TokenRules.NONE.withRepetition(0, 2), List.of(1), MAX_TOKENS);

    rules.penalize(text(2, 4, 2), scores);

    assertThat(scores).containsExactly(-2, -2, 1.5f, 4, -10);
  }

  /** Tokens that must not come next, given what was written. */
  private static int[] banned(TokenRules rules, int... written) {
    float[] scores = applied(rules, written);
    return IntStream.range(0, scores.length)
        .filter(token -> scores[token] == Float.NEGATIVE_INFINITY)
        .toArray();
  }

  private static float[] applied(TokenRules rules, int... written) {
    float[] scores = new float[10];
    for (int token = 0; token < scores.length; token++) {
      scores[token] = -1 - token;
    }
    new RuleBook(rules, List.of(1), MAX_TOKENS).apply(text(written), scores);
    return scores;
  }

  private static Hypothesis text(int... written) {
    Hypothesis text = Hypothesis.of(0);
    for (int token : written) {
      text = text.with(token, 0);
    }
    return text;
  }

  private static float[] only(int token) {
    float[] scores = new float[10];
    Arrays.fill(scores, Float.NEGATIVE_INFINITY);
    scores[token] = 0;
    return scores;
  }
}
