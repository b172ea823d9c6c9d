package io.rhema.training.run;

import io.rhema.training.engine.Autocast;
import io.rhema.training.engine.LazyRows;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.Safetensors;
import io.rhema.training.metric.Evaluation;
import io.rhema.training.objective.TrainingBatch;
import io.rhema.training.optimize.AdamW;
import io.rhema.training.optimize.LearningRate;
import io.rhema.training.optimize.ParameterBlock;
import io.rhema.training.recipe.Settings;
import io.rhema.training.report.CurvePoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Trains one stage with one seed, from given weights to the best ones on the dev sets. */
final class TrainingPass {
  private static final double LOSS_SMOOTHING = 0.98;

  private final PassPlan plan;
  private final Settings settings;
  private final Schedule schedule;
  private final Supplier<Evaluation> evaluation;
  private final ParameterBlock block;
  private final AdamW optimizer;
  private final LearningRate learningRate;
  private final int steps;
  private final RunFolder folder;
  private final Progress progress;
  private final List<CurvePoint> curve = new ArrayList<>();

  /**
   * @param evaluation measures the weights as they are when it is asked
   */
  TrainingPass(
      PassPlan plan,
      Settings settings,
      Schedule schedule,
      Supplier<Evaluation> evaluation,
      ParameterBlock block,
      RunFolder folder,
      Progress progress) {
    this.plan = plan;
    this.settings = settings;
    this.schedule = schedule;
    this.evaluation = evaluation;
    this.block = block;
    this.folder = folder;
    this.progress = progress;
    optimizer = new AdamW(block, settings.weightDecay(), settings.clipNorm());
    steps = schedule.steps();
    learningRate =
        new LearningRate(plan.stage().learningRate(), (int) (steps * settings.warmup()), steps);
  }

  /**
   * Trains to the end, from the checkpoint if there is one.
   *
   * @return the evaluations; the weights of the best are in the folder, and the first of equals
   *     wins
   */
  List<CurvePoint> run() throws IOException {
    int step = resume();
    progress.begin(plan.name(), step, steps);
    double smoothed = Double.NaN;
    double sum = 0;
    int counted = 0;
    while (step < steps) {
      ExitGate.enter();
      try {
        TrainingBatch batch = schedule.batch(step);
        double loss = train(batch, step);
        step++;
        sum += loss;
        counted++;
        smoothed =
            Double.isNaN(smoothed) ? loss : LOSS_SMOOTHING * smoothed + (1 - LOSS_SMOOTHING) * loss;
        progress.step(smoothed, batch.tokens());
        if (step % settings.evaluateEvery() == 0 || step == steps) {
          evaluate(step, sum / counted);
          sum = 0;
          counted = 0;
        }
      } finally {
        ExitGate.leave();
      }
    }
    return List.copyOf(curve);
  }

  private int resume() throws IOException {
    Path file = folder.checkpoint(plan.name());
    if (!Files.exists(file)) {
      return 0;
    }
    Checkpoint checkpoint = Checkpoint.read(file, block, optimizer);
    curve.addAll(checkpoint.curve());
    progress.say(
        "Continuing %s after step %d of %d".formatted(plan.name(), checkpoint.step(), steps));
    return checkpoint.step();
  }

  private double train(TrainingBatch batch, int step) {
    // Dropout of a step must not depend on the steps since the process started.
    torch.manual_seed(plan.seed() * 1_000_003L + step);
    LazyRows rows = new LazyRows();
    try (PointerScope scope = new PointerScope()) {
      Tensor loss = loss(batch, new Pass(settings.dropout(), settings.lazyRows() ? rows : null));
      loss.backward();
      optimizer.step(learningRate.at(step), rows);
      return loss.item_float();
    }
  }

  private Tensor loss(TrainingBatch batch, Pass pass) {
    try (Autocast autocast = new Autocast(settings.bf16())) {
      return batch.loss(pass);
    }
  }

  private void evaluate(int step, double loss) throws IOException {
    Evaluation measured = evaluation.get();
    double score = measured.score();
    boolean best = curve.stream().allMatch(point -> point.score() < score);
    CurvePoint point =
        new CurvePoint(
            plan.name(), step, loss, learningRate.at(step - 1), score, measured.figures());
    curve.add(point);
    if (best) {
      new Safetensors(block.parameters(), Map.of()).write(folder.best(plan.name()));
    }
    if (isAveraged(step)) {
      new Safetensors(block.parameters(), Map.of()).write(folder.snapshot(plan.name(), step));
    }
    new Checkpoint(step, curve).write(folder.checkpoint(plan.name()), block, optimizer);
    progress.evaluated(point, best);
  }

  /** Even steps apart, so that the last step counts only if an evaluation falls on it. */
  private boolean isAveraged(int step) {
    return plan.last()
        && step % settings.evaluateEvery() == 0
        && step >= settings.averageFrom() * steps;
  }
}
