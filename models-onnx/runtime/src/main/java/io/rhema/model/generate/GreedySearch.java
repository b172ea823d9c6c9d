package io.rhema.model.generate;

import io.rhema.model.session.TokenScores;

/** The most probable token at every step; the lower one of two that are equal. */
final class GreedySearch implements Search {
  private final SearchTerms terms;
  private Hypothesis text;
  private Generated ended;

  GreedySearch(SearchTerms terms) {
    this.terms = terms;
    this.text = Hypothesis.of(terms.start());
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public int token(int row) {
    return text.last();
  }

  @Override
  public int parent(int row) {
    return 0;
  }

  @Override
  public void advance(TokenScores scores, int firstRow) {
    float[] row = terms.scratch(scores.vocabulary());
    scores.read(firstRow, row);
    RuleBook rules = terms.rules();
    if (rules.penalizes()) {
      // Here the penalty is on the logits, and the step answered with these.
      rules.penalize(text, row);
      LogSoftmax.apply(row);
    }
    boolean forced = rules.forcesEnd(text);
    rules.apply(text, row);
    int best = 0;
    for (int token = 1; token < row.length; token++) {
      if (row[token] > row[best]) {
        best = token;
      }
    }
    if (row[best] == Float.NEGATIVE_INFINITY) {
      stop(Finish.MAX_TOKENS);
      return;
    }
    double logProbability = text.logProbability() + row[best];
    if (terms.isEnd(best)) {
      text = new Hypothesis(text.tokens(), logProbability);
      end(text.length() + 1, forced ? Finish.MAX_TOKENS : Finish.END);
    } else {
      text = text.with(best, logProbability);
      if (text.length() == terms.options().maxTokens()) {
        stop(Finish.MAX_TOKENS);
      }
    }
  }

  private void end(int length, Finish finish) {
    ended = text.finished(length, terms.options().lengthPenalty(), finish);
  }

  @Override
  public boolean done() {
    return ended != null;
  }

  @Override
  public void stop(Finish finish) {
    end(text.length(), finish);
  }

  @Override
  public Generated best() {
    return ended;
  }
}
