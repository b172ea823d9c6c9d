package io.rhema.model.generate;

import io.rhema.model.session.TokenScores;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the most probable texts in work, as {@code BeamSearchScorer} of Hugging Face transformers
 * does: of the best {@code 2 × beams} ways to go on, those that end are set aside if they are among
 * the best {@code beams}, and the best {@code beams} of the others go on.
 *
 * <p>One row starts, since all would be alike; and where rules leave fewer ways than beams, fewer
 * go on. Hugging Face has rows of probability 0 in their place.
 */
final class BeamSearch implements Search {
  private final SearchTerms terms;
  private final FinishedTexts finished;
  private List<Hypothesis> texts;
  private int[] parents = {0};
  private boolean done;

  BeamSearch(SearchTerms terms) {
    this.terms = terms;
    this.finished = new FinishedTexts(terms.options());
    this.texts = List.of(Hypothesis.of(terms.start()));
  }

  @Override
  public int width() {
    return texts.size();
  }

  @Override
  public int token(int row) {
    return texts.get(row).last();
  }

  @Override
  public int parent(int row) {
    return parents[row];
  }

  @Override
  public void advance(TokenScores scores, int firstRow) {
    int beams = terms.options().beams();
    Candidates candidates = new Candidates(Math.max(2, 1 + terms.ends()) * beams);
    boolean forced = terms.rules().forcesEnd(texts.get(0));
    for (int row = 0; row < texts.size(); row++) {
      Hypothesis text = texts.get(row);
      float[] next = terms.scratch(scores.vocabulary());
      scores.read(firstRow + row, next);
      terms.rules().penalize(text, next);
      terms.rules().apply(text, next);
      candidates.offer(row, text.logProbability(), next);
    }
    if (candidates.size() == 0) {
      stop(Finish.MAX_TOKENS);
      return;
    }
    int length = texts.get(0).length() + 1;
    goOn(candidates, length, forced ? Finish.MAX_TOKENS : Finish.END);
    if (finished.suffice(candidates.logProbability(0), length)) {
      done = true;
    } else if (texts.isEmpty() || length == terms.options().maxTokens()) {
      stop(Finish.MAX_TOKENS);
    }
  }

  private void goOn(Candidates candidates, int length, Finish end) {
    int beams = terms.options().beams();
    List<Hypothesis> next = new ArrayList<>(beams);
    int[] from = new int[beams];
    for (int rank = 0; rank < candidates.size() && next.size() < beams; rank++) {
      Hypothesis text = texts.get(candidates.row(rank));
      double logProbability = candidates.logProbability(rank);
      int token = candidates.token(rank);
      if (!terms.isEnd(token)) {
        from[next.size()] = candidates.row(rank);
        next.add(text.with(token, logProbability));
      } else if (rank < beams) {
        Hypothesis ended = new Hypothesis(text.tokens(), logProbability);
        finished.add(ended.finished(length, terms.options().lengthPenalty(), end));
      }
    }
    texts = next;
    parents = from;
  }

  @Override
  public boolean done() {
    return done;
  }

  @Override
  public void stop(Finish finish) {
    for (Hypothesis text : texts) {
      finished.add(text.finished(text.length(), terms.options().lengthPenalty(), finish));
    }
    done = true;
  }

  @Override
  public Generated best() {
    return finished.best();
  }
}
