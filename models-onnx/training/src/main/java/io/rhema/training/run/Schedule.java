package io.rhema.training.run;

import io.rhema.training.engine.Pass;
import io.rhema.training.objective.Feed;
import io.rhema.training.objective.TrainingBatch;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Whose turn it is: the steps of all heads in one line, each head's spread evenly over it. */
final class Schedule {

  /**
   * A head's share of a pass.
   *
   * @param steps how many of the pass's steps are this head's
   * @param lossWeight what its loss is multiplied by
   */
  record Turns(Feed feed, int steps, double lossWeight) {}

  private final List<Turns> heads;
  private final int[] head;
  private final int[] turn;

  Schedule(List<Turns> heads) {
    this.heads = List.copyOf(heads);
    int steps = heads.stream().mapToInt(Turns::steps).sum();
    head = new int[steps];
    turn = new int[steps];
    int[] had = new int[heads.size()];
    for (int step = 0; step < steps; step++) {
      head[step] = mostBehind(step, steps, had);
      turn[step] = had[head[step]]++;
    }
  }

  /** The head that lacks most of what it should have had after this step; the first of equals. */
  private int mostBehind(int step, int steps, int[] had) {
    int next = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < had.length; i++) {
      double lacks = (step + 1.0) * heads.get(i).steps() / steps - had[i];
      if (lacks > most) {
        next = i;
        most = lacks;
      }
    }
    return next;
  }

  int steps() {
    return head.length;
  }

  TrainingBatch batch(int step) {
    Turns turns = heads.get(head[step]);
    TrainingBatch batch = turns.feed().batch(turn[step]);
    return turns.lossWeight() == 1 ? batch : new Weighted(batch, turns.lossWeight());
  }

  private record Weighted(TrainingBatch batch, double weight) implements TrainingBatch {
    @Override
    public int tokens() {
      return batch.tokens();
    }

    @Override
    public Tensor loss(Pass pass) {
      return batch.loss(pass).mul(new Scalar(weight));
    }
  }
}
