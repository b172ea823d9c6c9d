package io.rhema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.bundle.GenerationIds;
import io.rhema.model.session.TokenScores;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Searches worked out by hand. Tokens: 0 starts, 1 ends, 2 is "a", 3 is "b", 4 is "c". How probable
 * a token is depends on the one before it alone:
 *
 * <pre>
 *            end    a     b     c
 *   start    .1    .5    .4     -
 *   a        .3    .3    .2    .2
 *   b        .9     -     -    .1
 *   c        .5     -    .5     -
 * </pre>
 */
class SearchGoldensTest {
  private static final int A = 2;
  private static final int B = 3;
  private static final int C = 4;
  private static final double[][] NEXT = {
    {0, .1, .5, .4, 0}, {0, 1, 0, 0, 0}, {0, .3, .3, .2, .2}, {0, .9, 0, 0, .1}, {0, .5, 0, .5, 0}
  };
  private static final GenerationOptions GREEDY = GenerationOptions.greedy(4);
  private static final GenerationOptions BEAMS =
      GREEDY.withBeams(2).withEarlyStopping(EarlyStopping.AT_ONCE);

  @Test
  void greedyTakesTheMostProbableTokenAndTheLowerOfEquals() {
    // After "a" come the end and "a" with .3 each; the end is the lower token.
    Generated text = search(GREEDY);

    assertText(text, .5 * .3, 2, Finish.END, A);
  }

  @Test
  void beamsFindWhatIsMoreProbableAsAWhole() {
    // "b" is less probable than "a", but ".4 × .9" is more than ".5 × .3".
    assertText(search(BEAMS), .4 * .9, 2, Finish.END, B);
  }

  @Test
  void aShorterTextWinsWithoutLengthPenalty() {
    // The empty text of .1 is third, below the beams, and is not kept: it ends too early.
    GenerationOptions options = BEAMS.withLengthPenalty(0);

    assertThat(search(options).score()).isCloseTo(Math.log(.36), Offset.offset(1e-6));
  }

  @Test
  void aHighLengthPenaltyFavoursLongTexts() {
    // With the exponent 2, "b" scores log(.36)/4 = -.255, "a b" log(.09)/9 = -.268, and "a a b"
    // log(.027)/16 = -.226.
    GenerationOptions options =
        BEAMS.withLengthPenalty(2).withEarlyStopping(EarlyStopping.WHEN_IMPOSSIBLE);

    Generated text = search(options);

    assertThat(text.ids()).containsExactly(A, A, B);
    assertThat(text.score()).isCloseTo(Math.log(.027) / 16, Offset.offset(1e-6));
  }

  @Test
  void stopsAtOnceOrGoesOnAsLongAsABetterTextMayCome() {
    // After two steps "b" and "a" are found, with log(.36)/2 = -.51 and log(.15)/2 = -.95.
    assertThat(run(BEAMS).steps()).isEqualTo(2);
    // The best way to go on was log(.36)/2, better than "a". A step later "a b" has replaced it
    // with log(.09)/3, and the best way was that very one.
    assertThat(run(BEAMS.withEarlyStopping(EarlyStopping.WHEN_UNLIKELY)).steps()).isEqualTo(3);
    // Over four tokens, the most, log(.09)/4 would be better still.
    assertThat(run(BEAMS.withEarlyStopping(EarlyStopping.WHEN_IMPOSSIBLE)).steps()).isEqualTo(4);
  }

  @Test
  void aTokenThatIsForcedFirstCostsNothing() {
    GenerationOptions options = BEAMS.withRules(rules().withForcedFirst(OptionalInt.of(C)));

    // From "c": the end with .5, or "b" and the end with .45.
    Generated text = search(options);

    assertThat(text.ids()).startsWith(C);
    assertThat(text.score()).isCloseTo(Math.log(.45) / 3, Offset.offset(1e-6));
    assertThat(text.ids()).containsExactly(C, B);
  }

  @Test
  void whatIsForcedLastCutsATextOff() {
    GenerationOptions options =
        GREEDY
            .withMaxTokens(3)
            .withRules(rules().withMinTokens(9).withForcedLast(OptionalInt.of(1)));

    // "a", "a", and the end at no cost.
    assertText(search(options), .5 * .3, 3, Finish.MAX_TOKENS, A, A);
  }

  @Test
  void aTextThatMayNotEndIsCutOff() {
    GenerationOptions options = GREEDY.withRules(rules().withMinTokens(9));

    assertText(search(options), .5 * .3 * .3 * .3, 4, Finish.MAX_TOKENS, A, A, A, A);
    assertThat(search(options.withBeams(2)).ids()).hasSize(4);
  }

  @Test
  void noSequenceOfTwoComesTwice() {
    GenerationOptions options = GREEDY.withRules(rules().withMinTokens(9).withRepetition(2, 1));

    // "a a" once, then the better of "b" and "c", which are equal: "b", and then only "c".
    assertThat(search(options).ids()).containsExactly(A, A, B, C);
  }

  @Test
  void badWordsAreWrittenRound() {
    GenerationOptions options =
        GREEDY.withRules(rules().withBadWords(List.of(new int[] {A}, new int[] {B, 1})));

    // "b", after which the end is bad: "c", and the end.
    assertText(search(options), .4 * .1 * .5, 3, Finish.END, B, C);
  }

  @Test
  void rulesThatLeaveNothingEndTheText() {
    GenerationOptions options =
        GREEDY.withRules(
            rules().withBadWords(List.of(new int[] {A}, new int[] {B})).withMinTokens(4));

    assertText(search(options), 1, 0, Finish.MAX_TOKENS);
    assertText(search(options.withBeams(3)), 1, 0, Finish.MAX_TOKENS);
  }

  @Test
  void whatWasWrittenIsPenalizedOnTheLogits() {
    // Logits are log-probabilities here; with the penalty 2, "a" after "a" has log(.3) × 2.
    GenerationOptions options = GREEDY.withRules(rules().withMinTokens(9).withRepetition(0, 2));

    assertThat(search(options).ids()).startsWith(A, B, C);
  }

  @Test
  void aTextStoppedInMidWordKeepsWhatItHas() {
    SearchTerms terms = new SearchTerms(BEAMS, ids());
    BeamSearch search = new BeamSearch(terms);
    search.advance(scores(search), 0);

    search.stop(Finish.DEADLINE);

    assertThat(search.done()).isTrue();
    assertText(search.best(), .5, 1, Finish.DEADLINE, A);
  }

  private static TokenRules rules() {
    return TokenRules.NONE;
  }

  private static GenerationIds ids() {
    return new GenerationIds(0, List.of(1), 0);
  }

  private record SearchRun(Generated text, int steps) {}

  private static Generated search(GenerationOptions options) {
    return run(options).text();
  }

  private static SearchRun run(GenerationOptions options) {
    SearchTerms terms = new SearchTerms(options, ids());
    Search search = options.beams() == 1 ? new GreedySearch(terms) : new BeamSearch(terms);
    int steps = 0;
    while (!search.done()) {
      assertThat(steps++).as("steps").isLessThanOrEqualTo(options.maxTokens());
      search.advance(scores(search), 0);
    }
    return new SearchRun(search.best(), steps);
  }

  private static TokenScores scores(Search search) {
    float[] values = new float[search.width() * NEXT.length];
    for (int row = 0; row < search.width(); row++) {
      double[] next = NEXT[search.token(row)];
      for (int token = 0; token < next.length; token++) {
        values[row * next.length + token] = (float) Math.log(next[token]);
      }
    }
    return new TokenScores(FloatBuffer.wrap(values), search.width(), NEXT.length);
  }

  private static void assertText(
      Generated text, double probability, int length, Finish finish, int... ids) {
    assertThat(text.ids()).containsExactly(ids);
    assertThat(text.finish()).isEqualTo(finish);
    assertThat(text.logProbability()).isCloseTo(Math.log(probability), Offset.offset(1e-6));
    double score = length == 0 ? 0 : Math.log(probability) / length;
    assertThat(text.score()).as(Arrays.toString(ids)).isCloseTo(score, Offset.offset(1e-6));
  }
}
