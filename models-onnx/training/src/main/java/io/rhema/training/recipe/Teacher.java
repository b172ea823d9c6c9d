package io.rhema.training.recipe;

/**
 * A model of one task from which a head learns, beside the labels of the data: its answers are less
 * noisy than labels that contradict each other, and tell how likely each label is (Hinton, Vinyals
 * and Dean 2015, "Distilling the knowledge in a neural network"; Clark et al. 2019, "BAM!
 * Born-again multi-task networks").
 *
 * @param bundle its folder: with one head for the task, of the same labels; for a tagger, of the
 *     same vocabulary
 * @param weight share of the loss that is the distance to the teacher's answers; the rest is that
 *     to the labels
 * @param temperature what the logits of both are divided by: the higher, the more the unlikely
 *     labels count
 * @param anneal whether the weight falls to 0, evenly over the steps, so that the labels have the
 *     last word
 */
public record Teacher(String bundle, double weight, double temperature, boolean anneal) {

  /** The weight in one of so many steps, counted from 0. */
  public double weight(int step, int steps) {
    return anneal ? weight * (steps - step) / steps : weight;
  }
}
