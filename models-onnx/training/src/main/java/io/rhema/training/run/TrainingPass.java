package io.rhema.training.run;

import io.rhema.training.data.Batch;
import io.rhema.training.data.Example;
import io.rhema.training.data.LengthBuckets;
import io.rhema.training.engine.Autocast;
import io.rhema.training.engine.LazyRows;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.Safetensors;
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
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Trains one stage with one seed, from given weights to the best ones on the dev set. */
final class TrainingPass {
  private static final double LOSS_SMOOTHING = 0.98;

  private final PassPlan plan;
  private final Settings settings;
  private final Classifier classifier;
  private final ParameterBlock block;
  private final AdamW optimizer;
  private final LengthBuckets buckets;
  private final LearningRate learningRate;
  private final int steps;
  private final List<Example> dev;
  private final RunFolder folder;
  private final Progress progress;
  private final List<CurvePoint> curve = new ArrayList<>();

  TrainingPass(
      PassPlan plan,
      Settings settings,
      Classifier classifier,
      ParameterBlock block,
      List<Example> train,
      List<Example> dev,
      RunFolder folder,
      Progress progress) {
    this.plan = plan;
    this.settings = settings;
    this.classifier = classifier;
    this.block = block;
    this.dev = dev;
    this.folder = folder;
    this.progress = progress;
    optimizer = new AdamW(block, settings.weightDecay(), settings.clipNorm());
    buckets = new LengthBuckets(train, plan.stage().batchSize(), plan.seed());
    steps = (int) Math.max(1, Math.round(buckets.batchesPerEpoch() * plan.stage().epochs()));
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
      List<List<Example>> epoch = buckets.epoch(step / buckets.batchesPerEpoch());
      for (int i = step % buckets.batchesPerEpoch(); i < epoch.size() && step < steps; i++) {
        ExitGate.enter();
        try {
          Batch batch = classifier.batch(epoch.get(i));
          double loss = train(batch, step);
          step++;
          sum += loss;
          counted++;
          smoothed =
              Double.isNaN(smoothed)
                  ? loss
                  : LOSS_SMOOTHING * smoothed + (1 - LOSS_SMOOTHING) * loss;
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

  private double train(Batch batch, int step) {
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

  private Tensor loss(Batch batch, Pass pass) {
    try (Autocast autocast = new Autocast(settings.bf16())) {
      Tensor logits = classifier.logits(batch, pass).to(ScalarType.Float);
      return torch.cross_entropy_loss(
          logits,
          Tensor.create(batch.labels()),
          new TensorOptional(),
          1, // the mean of the rows
          -100,
          settings.labelSmoothing());
    }
  }

  private void evaluate(int step, double loss) throws IOException {
    double accuracy = classifier.evaluate(dev).value();
    boolean best = curve.stream().allMatch(point -> point.accuracy() < accuracy);
    CurvePoint point = new CurvePoint(plan.name(), step, loss, learningRate.at(step - 1), accuracy);
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
