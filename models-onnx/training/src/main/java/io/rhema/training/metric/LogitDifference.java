package io.rhema.training.metric;

/**
 * How far ONNX Runtime's logits of a trained model are from the trainer's: absolute where they are
 * below 1, relative to them above.
 */
public final class LogitDifference {
  /** What the largest one is called among the figures of a bundle's provenance. */
  public static final String NAME = "largest difference of logits, ONNX Runtime and trainer";

  /** The largest one that is let pass, an order above what float32 explains. */
  public static final double BOUND = 1e-4;

  private LogitDifference() {}
}
