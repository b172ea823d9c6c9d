package io.rhema.model.generate;

import io.rhema.model.session.TokenScores;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How one token came to be written.
 *
 * @param position number of the token, from 0
 * @param written the token; rules and beams may have chosen another than the most probable one
 * @param probability the model's own for it, whatever the rules say
 * @param choices the most probable tokens, the best first
 * @param attention how much the model looked at each token of the source, special tokens included:
 *     the mean over the heads of the last layer. Empty when the graph does not tell
 */
public record GenerationStep(
    int position, int written, double probability, List<Choice> choices, float[] attention) {

  /**
   * A token that could have been written.
   *
   * @param id the token
   * @param probability the model's own for it
   */
  public record Choice(int id, double probability) {}

  static GenerationStep of(
      int position, int written, TokenScores scores, int choices, float[] attention) {
    float[] row = new float[scores.vocabulary()];
    scores.read(0, row);
    Candidates best = new Candidates(Math.min(choices, row.length));
    best.offer(0, 0, row);
    return new GenerationStep(
        position,
        written,
        Math.exp(row[written]),
        IntStream.range(0, best.size())
            .mapToObj(rank -> new Choice(best.token(rank), Math.exp(best.logProbability(rank))))
            .toList(),
        attention);
  }
}
