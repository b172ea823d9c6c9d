package io.rhema.model.generate;

import io.rhema.model.session.TokenScores;

/** The search for the translation of one source: some rows of a batch, step by step. */
sealed interface Search permits GreedySearch, BeamSearch {

  /** Rows that the next step needs. */
  int width();

  /** The last token of each row. */
  int token(int row);

  /** Which of the rows of the last step each row goes on from. */
  int parent(int row);

  /**
   * Goes one step on.
   *
   * @param scores what the model says about the next token
   * @param firstRow the first of {@link #width} rows that are this search's
   */
  void advance(TokenScores scores, int firstRow);

  /** Whether it has ended. */
  boolean done();

  /** Ends it with what it has. */
  void stop(Finish finish);

  /** The best text, once it has ended. */
  Generated best();
}
