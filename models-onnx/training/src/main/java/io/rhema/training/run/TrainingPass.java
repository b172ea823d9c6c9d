package io.rhema.training.run;

import io.rhema.training.engine.Autocast;
import io.rhema.training.engine.LazyRows;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.Safetensors;
import io.rhema.training.metric.Evaluation;
import io.rhema.training.objective.TrainingBatch;
import io.rhema.training.optimize.AdamW;
import io.rhema.training.optimize.ParameterBlock;
import io.rhema.training.report.CurvePoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Trains from given weights to the best ones on the dev sets, keeping what is needed to go on. */
final class TrainingPass {
  private static final double LOSS_SMOOTHING = 0.98;

  private final PassOptions options;
  private final IntFunction<TrainingBatch> batches;
  private final Evaluator evaluator;
  private final ParameterBlock block;
  private final AdamW optimizer;
  private final RunFolder folder;
  private final Progress progress;
  private final CpuLimit limit;
  private Checkpoint state = Checkpoint.START;
  private boolean cut;

  /** Measures the weights as they are when it is asked. */
  interface Evaluator {
    /**
     * @param count counts the evaluations of the pass from 1
     */
    Evaluation evaluate(int count) throws IOException;
  }

  /**
   * @param batches what each step learns from, a function of the step alone, counted from 0
   */
  TrainingPass(
      PassOptions options,
      IntFunction<TrainingBatch> batches,
      Evaluator evaluator,
      ParameterBlock block,
      RunFolder folder,
      Progress progress,
      CpuLimit limit) {
    this.limit = limit;
    this.options = options;
    this.batches = batches;
    this.evaluator = evaluator;
    this.block = block;
    this.folder = folder;
    this.progress = progress;
    optimizer = new AdamW(block, options.adam());
  }

  /**
   * Trains to the end, from the checkpoint if there is one. When the scores have not risen for as
   * many evaluations as there is patience, that is the end; so it is when the CPU time is used up,
   * after one step at least.
   *
   * @return the evaluations; the weights of the best are in the folder, and the first of equals
   *     wins
   */
  List<CurvePoint> run() throws IOException {
    resume();
    progress.begin(options.name(), state.step(), options.steps());
    double smoothed = Double.NaN;
    while (state.step() < options.steps() && !outOfPatience() && !cut) {
      ExitGate.enter();
      try {
        TrainingBatch batch = batches.apply(state.step());
        double loss = train(batch, state.step());
        state = state.afterStep(loss);
        smoothed =
            Double.isNaN(smoothed) ? loss : LOSS_SMOOTHING * smoothed + (1 - LOSS_SMOOTHING) * loss;
        progress.step(smoothed, batch.tokens());
        cut = state.step() < options.steps() && limit.reached();
        keep(cut);
      } finally {
        ExitGate.leave();
      }
    }
    if (outOfPatience()) {
      progress.say(
          "%s: ended after step %d, for %d evaluations brought nothing better"
              .formatted(options.name(), state.step(), options.patience()));
    }
    if (cut) {
      progress.say(
          "%s: ended after step %d of %d, for its CPU time is used up"
              .formatted(options.name(), state.step(), options.steps()));
    }
    return state.curve();
  }

  /** The step after which the CPU time was used up, before all steps were taken. */
  OptionalInt cutOff() {
    return cut ? OptionalInt.of(state.step()) : OptionalInt.empty();
  }

  private boolean outOfPatience() {
    return options.patience() > 0 && state.evaluationsSinceBest() >= options.patience();
  }

  private void resume() throws IOException {
    Path file = folder.checkpoint(options.name());
    if (Files.exists(file)) {
      state = Checkpoint.read(file, block, optimizer);
      progress.say(
          "Continuing %s after step %d of %d"
              .formatted(options.name(), state.step(), options.steps()));
    }
  }

  private double train(TrainingBatch batch, int step) {
    // Dropout of a step must not depend on the steps since the process started.
    torch.manual_seed(options.seed() * 1_000_003L + step);
    LazyRows rows = new LazyRows();
    try (PointerScope scope = new PointerScope()) {
      Tensor loss = loss(batch, new Pass(options.dropout(), options.lazyRows() ? rows : null));
      loss.backward();
      optimizer.step(options.learningRate().at(step), rows);
      return loss.item_float();
    }
  }

  private Tensor loss(TrainingBatch batch, Pass pass) {
    try (Autocast autocast = new Autocast(options.bf16())) {
      return batch.loss(pass);
    }
  }

  private void keep(boolean last) throws IOException {
    int step = state.step();
    boolean evaluated = step % options.evaluateEvery() == 0 || step == options.steps() || last;
    if (evaluated) {
      evaluate();
    }
    if (evaluated || step % options.checkpointEvery() == 0 || ExitGate.closing()) {
      Path file = folder.checkpoint(options.name());
      folder.keep(file, () -> state.write(file, block, optimizer));
    }
  }

  private void evaluate() throws IOException {
    int step = state.step();
    Evaluation measured = evaluator.evaluate(state.curve().size() + 1);
    double score = measured.score();
    boolean best = state.curve().stream().allMatch(point -> point.score() < score);
    CurvePoint point =
        new CurvePoint(
            options.name(),
            step,
            state.meanLoss(),
            options.learningRate().at(step - 1),
            score,
            measured.figures(),
            measured.losses());
    state = state.afterEvaluation(point);
    if (best) {
      keepWeights(folder.best(options.name()));
    }
    if (options.isAveraged(step)) {
      keepWeights(folder.snapshot(options.name(), step));
      dropOldSnapshots();
    }
    progress.evaluated(point, best);
  }

  private void keepWeights(Path file) {
    folder.keep(file, () -> new Safetensors(block.parameters(), Map.of()).write(file));
  }

  private void dropOldSnapshots() throws IOException {
    List<Path> snapshots = new ArrayList<>(folder.snapshots(options.name()));
    while (snapshots.size() > options.averageLast()) {
      Files.delete(snapshots.remove(0));
    }
  }
}
