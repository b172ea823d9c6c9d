package io.rhema.training.objective;

import io.rhema.training.data.pair.EncodedPairs;
import io.rhema.training.data.pair.PairBatch;
import io.rhema.training.data.pair.TokenBatches;
import io.rhema.training.engine.Pass;
import io.rhema.training.metric.TokenLoss;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * The next token of a translation: cross entropy, measured by the loss itself.
 *
 * @param padId what rows are filled with
 * @param start what every target begins with
 * @param batchTokens the most tokens that are computed at once, source and target, padding counted
 */
public record PairObjective(PairLogits output, int padId, int start, int batchTokens) {

  /**
   * What a training learns from.
   *
   * @param members indexes of pairs; one that occurs twice is shown twice an epoch
   * @param seed of the order of the data
   */
  public Feed feed(EncodedPairs pairs, int[] members, long seed, double labelSmoothing) {
    return new EpochFeed<>(
        members.length,
        new TokenBatches(pairs, members, batchTokens, seed),
        (part, step) -> new Pairs(PairBatch.of(pairs, part, padId, start), labelSmoothing));
  }

  /** Measures the weights as they are now. */
  public TokenLoss loss(EncodedPairs pairs) {
    int[] all = IntStream.range(0, pairs.size()).toArray();
    double sum = 0;
    long tokens = 0;
    for (int[] part : new TokenBatches(pairs, all, batchTokens, 0).epoch(0)) {
      PairBatch batch = PairBatch.of(pairs, part, padId, start);
      try (PointerScope scope = new PointerScope();
          NoGradGuard frozen = new NoGradGuard()) {
        sum += output.sumOfLosses(batch);
      }
      tokens += batch.labels().length;
    }
    return new TokenLoss(sum, tokens);
  }

  private final class Pairs implements TrainingBatch {
    private final PairBatch batch;
    private final double labelSmoothing;

    Pairs(PairBatch batch, double labelSmoothing) {
      this.batch = batch;
      this.labelSmoothing = labelSmoothing;
    }

    @Override
    public int tokens() {
      return batch.tokens();
    }

    @Override
    public Tensor loss(Pass pass) {
      return output.meanLoss(batch, pass, labelSmoothing);
    }
  }
}
