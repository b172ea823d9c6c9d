package io.rhema.model.generate;

import java.util.Arrays;
import java.util.List;

/**
 * Applies {@link TokenRules} to the scores of one row, in the order in which Hugging Face does.
 * What must not be written gets minus infinity. What was written includes the start token.
 */
final class RuleBook {
  private static final float NEVER = Float.NEGATIVE_INFINITY;

  private final TokenRules rules;
  private final List<Integer> ends;
  private final int maxTokens;
  private final List<int[]> badWords;

  /**
   * @param ends end tokens
   * @param maxTokens most tokens of a text
   */
  RuleBook(TokenRules rules, List<Integer> ends, int maxTokens) {
    this.rules = rules;
    this.ends = ends;
    this.maxTokens = maxTokens;
    // A model must be able to end, whatever its configuration calls bad.
    this.badWords =
        rules.badWords().stream()
            .filter(word -> word.length > 1 || !ends.contains(word[0]))
            .toList();
  }

  /** Whether the last token of a text that has come to its most tokens is given. */
  boolean forcesEnd(Hypothesis text) {
    return rules.forcedLast().isPresent() && text.length() == maxTokens - 1;
  }

  /** Whether a penalty applies to the model's own scores, before they become probabilities. */
  boolean penalizes() {
    return rules.repetitionPenalty() != 1;
  }

  /** Makes what was written already less probable. */
  void penalize(Hypothesis text, float[] scores) {
    if (!penalizes()) {
      return;
    }
    float penalty = (float) rules.repetitionPenalty();
    for (int token : Arrays.stream(text.tokens()).distinct().toArray()) {
      float score = scores[token];
      scores[token] = score < 0 ? score * penalty : score / penalty;
    }
  }

  /** Everything else. */
  void apply(Hypothesis text, float[] scores) {
    banRepeats(text.tokens(), scores);
    banBadWords(text.tokens(), scores);
    int length = text.length();
    if (length < rules.minTokens()) {
      ban(ends, scores);
    }
    if (length == 0 && rules.forcedFirst().isPresent()) {
      force(rules.forcedFirst().getAsInt(), scores);
    }
    if (forcesEnd(text)) {
      force(rules.forcedLast().getAsInt(), scores);
    }
    ban(rules.suppressed(), scores);
    if (length == (rules.forcedFirst().isPresent() ? 1 : 0)) {
      ban(rules.suppressedFirst(), scores);
    }
    if (rules.renormalized()) {
      LogSoftmax.apply(scores);
    }
  }

  private void banRepeats(int[] written, float[] scores) {
    int size = rules.noRepeatNgram();
    int known = size - 1;
    if (size == 0 || written.length < known) {
      return;
    }
    int end = written.length - known;
    for (int from = 0; from + known < written.length; from++) {
      if (Arrays.equals(written, from, from + known, written, end, written.length)) {
        scores[written[from + known]] = NEVER;
      }
    }
  }

  private void banBadWords(int[] written, float[] scores) {
    for (int[] word : badWords) {
      int known = word.length - 1;
      if (known == 0
          || (word.length <= written.length
              && Arrays.equals(word, 0, known, written, written.length - known, written.length))) {
        scores[word[known]] = NEVER;
      }
    }
  }

  private static void ban(List<Integer> tokens, float[] scores) {
    tokens.forEach(token -> scores[token] = NEVER);
  }

  private static void force(int token, float[] scores) {
    Arrays.fill(scores, NEVER);
    scores[token] = 0;
  }
}
