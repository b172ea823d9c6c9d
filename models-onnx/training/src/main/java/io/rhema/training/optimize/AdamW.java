package io.rhema.training.optimize;

import io.rhema.training.engine.LazyRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) over a {@link ParameterBlock}, with
 * the gradient clipped to a norm first.
 *
 * <p>The block is worked through in chunks that stay in the processor's cache, which is several
 * times faster than one pass over memory for each operation of the update.
 */
public final class AdamW {
  private static final long CHUNK = 32_768;

  private record Slot(Tensor value, Tensor gradient, Tensor first, Tensor second, double decay) {}

  private final ParameterBlock block;
  private final AdamOptions options;
  private final Map<String, Tensor> state = new LinkedHashMap<>();
  private final List<Slot> chunks = new ArrayList<>();
  private int steps;

  public AdamW(ParameterBlock block, AdamOptions options) {
    this.block = block;
    this.options = options;
    state.put("first", torch.zeros_like(block.values()));
    state.put("second", torch.zeros_like(block.values()));
    block
        .tables()
        .forEach(
            (name, table) -> {
              state.put("first:" + name, torch.zeros_like(table));
              state.put("second:" + name, torch.zeros_like(table));
            });
    long end = block.values().numel();
    addChunks(0, block.decayed(), options.weightDecay());
    addChunks(block.decayed(), end, 0);
  }

  private void addChunks(long from, long to, double decay) {
    for (long start = from; start < to; start += CHUNK) {
      long length = Math.min(CHUNK, to - start);
      chunks.add(
          new Slot(
              block.values().narrow(0, start, length),
              block.gradients().narrow(0, start, length),
              state.get("first").narrow(0, start, length),
              state.get("second").narrow(0, start, length),
              decay));
    }
  }

  /** The moments by name, to be saved and loaded in place; the count of steps goes beside them. */
  public Map<String, Tensor> state() {
    return Collections.unmodifiableMap(state);
  }

  /** Continues from moments that were written into {@link #state()}. */
  public void resumeAt(int stepsDone) {
    steps = stepsDone;
  }

  /**
   * Takes one step and clears the gradients.
   *
   * @param rows the table rows that this step trained
   * @return the norm of the gradients before clipping
   */
  public double step(double learningRate, LazyRows rows) {
    steps++;
    try (PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      double norm = norm(rows);
      Update update = new Update(options, learningRate, options.scale(norm), steps);
      chunks.forEach(update::apply);
      rows.selections().forEach(selection -> applyTo(selection, update));
      return norm;
    }
  }

  private double norm(LazyRows rows) {
    double square = Math.pow(block.gradients().norm().item_float(), 2);
    for (LazyRows.Selection selection : rows.selections()) {
      square += Math.pow(selection.rows().grad().norm().item_float(), 2);
    }
    return Math.sqrt(square);
  }

  private void applyTo(LazyRows.Selection selection, Update update) {
    Tensor table = block.tables().get(selection.table());
    Tensor first = state.get("first:" + selection.table());
    Tensor second = state.get("second:" + selection.table());
    Tensor index = selection.index();
    Slot slot =
        new Slot(
            selection.rows().detach(),
            selection.rows().grad(),
            first.index_select(0, index),
            second.index_select(0, index),
            options.weightDecay());
    update.apply(slot);
    table.index_copy_(0, index, slot.value());
    first.index_copy_(0, index, slot.first());
    second.index_copy_(0, index, slot.second());
  }

  /** The arithmetic of one step, with its scalars made once. */
  private static final class Update {
    private final double learningRate;
    private final double gradientScale;
    private final Scalar scale;
    private final Scalar towardsGradient;
    private final Scalar beta2;
    private final Scalar restOfBeta2;
    private final Scalar secondCorrection;
    private final Scalar epsilon;
    private final Scalar size;

    Update(AdamOptions options, double learningRate, double gradientScale, int step) {
      this.learningRate = learningRate;
      this.gradientScale = gradientScale;
      scale = new Scalar(gradientScale);
      towardsGradient = new Scalar(1 - options.beta1());
      beta2 = new Scalar(options.beta2());
      restOfBeta2 = new Scalar(1 - options.beta2());
      epsilon = new Scalar(options.epsilon());
      secondCorrection = new Scalar(Math.sqrt(1 - Math.pow(options.beta2(), step)));
      size = new Scalar(-learningRate / (1 - Math.pow(options.beta1(), step)));
    }

    void apply(Slot slot) {
      try (PointerScope scope = new PointerScope()) {
        Tensor gradient = slot.gradient();
        if (gradientScale != 1) {
          gradient.mul_(scale);
        }
        if (slot.decay() != 0) {
          slot.value().mul_(new Scalar(1 - learningRate * slot.decay()));
        }
        slot.first().lerp_(gradient, towardsGradient);
        slot.second().mul_(beta2).addcmul_(gradient, gradient, restOfBeta2);
        Tensor root = slot.second().sqrt().div_(secondCorrection).add_(epsilon);
        slot.value().addcdiv_(slot.first(), root, size);
        gradient.zero_();
      }
    }
  }
}
