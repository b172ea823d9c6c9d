package io.rhema.training.run;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.rhema.model.bundle.Limits;
import io.rhema.training.base.BaseModel;
import io.rhema.training.base.Heads;
import io.rhema.training.base.LanguageModels;
import io.rhema.training.data.RowEncoder;
import io.rhema.training.engine.Safetensors;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.metric.Evaluation;
import io.rhema.training.metric.Mistake;
import io.rhema.training.objective.ClassificationObjective;
import io.rhema.training.objective.Feed;
import io.rhema.training.objective.HeadOutput;
import io.rhema.training.objective.LanguageModelObjective;
import io.rhema.training.objective.Objective;
import io.rhema.training.objective.TaggingObjective;
import io.rhema.training.optimize.ParameterBlock;
import io.rhema.training.recipe.ClassificationGoal;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.Goal;
import io.rhema.training.recipe.LanguageModelGoal;
import io.rhema.training.recipe.Portion;
import io.rhema.training.recipe.TaggingGoal;
import io.rhema.training.report.CurvePoint;
import io.rhema.training.run.Schedule.Turns;
import io.rhema.training.teacher.TeacherModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;

/** Carries out a recipe, pass by pass, and chooses the weights to keep. */
final class ModelTraining implements AutoCloseable {
  private final EncoderRecipe recipe;
  private final Path data;
  private final RunFolder folder;
  private final Progress progress;
  private final RowEncoder rows;
  private final TorchGraph graph;
  private final Set<String> inputs;
  private final Limits limits;
  private final BaseModel base;
  private final ParameterBlock block;
  private final Map<String, Objective> objectives = new LinkedHashMap<>();
  private final Teachers teachers;
  private final CpuLimit limit;
  private OptionalInt cutOff = OptionalInt.empty();

  /** One without a limit of its CPU time. */
  ModelTraining(
      EncoderRecipe recipe, Path data, BaseModel base, RunFolder folder, Progress progress)
      throws IOException {
    this(recipe, data, base, folder, progress, CpuLimit.NONE);
  }

  ModelTraining(
      EncoderRecipe recipe,
      Path data,
      BaseModel base,
      RunFolder folder,
      Progress progress,
      CpuLimit limit)
      throws IOException {
    this.limit = limit;
    this.recipe = recipe;
    this.data = data;
    this.base = base;
    this.folder = folder;
    this.progress = progress;
    rows = new RowEncoder(base.encoder());
    limits = base.limits(recipe.longestRow());
    ModelProto model = base.graphFor(recipe).toModel();
    inputs =
        model.getGraph().getInputList().stream()
            .map(ValueInfoProto::getName)
            .collect(Collectors.toSet());
    graph = new TorchGraph(model);
    block = new ParameterBlock(graph, recipe.settings().lazyRows() ? graph.lazyTables() : Set.of());
    for (Goal goal : recipe.goals()) {
      objectives.put(goal.head(), objective(goal));
    }
    teachers = new Teachers(recipe, rows);
  }

  private Objective objective(Goal goal) throws IOException {
    if (goal instanceof LanguageModelGoal words) {
      int vocabulary = LanguageModels.shape(base.config()).vocabulary();
      return new LanguageModelObjective(recipe, words, graph, rows, data, vocabulary);
    }
    HeadOutput output = new HeadOutput(graph, inputs, Heads.output(recipe, goal));
    double smoothing = recipe.settings().labelSmoothing();
    return goal instanceof ClassificationGoal texts
        ? new ClassificationObjective(texts, output, rows, data, limits, smoothing)
        : new TaggingObjective(
            (TaggingGoal) goal, output, rows, data, limits.maxTokens(), smoothing);
  }

  Outcome run() throws IOException {
    if (!Files.exists(folder.start())) {
      objectives.values().forEach(Objective::begin);
      folder.keep(
          folder.start(),
          () -> new Safetensors(block.parameters(), Map.of()).write(folder.start()));
    }
    List<CurvePoint> curve = new ArrayList<>();
    List<String> candidates = new ArrayList<>();
    for (PassPlan plan : PassPlan.of(recipe)) {
      if (!folder.finished(plan.name())) {
        load(plan.previous() == null ? folder.start() : folder.best(plan.previous()));
        TrainingPass pass = pass(plan);
        folder.finish(plan.name(), pass.run());
        cutOff = pass.cutOff();
      }
      curve.addAll(folder.curveOf(plan.name()));
      if (plan.last()) {
        candidates.add(plan.name());
      }
    }
    return choose(candidates, curve);
  }

  private TrainingPass pass(PassPlan plan) throws IOException {
    List<Turns> heads = new ArrayList<>();
    for (Portion portion : plan.stage().portions()) {
      Optional<TeacherModel> teacher = teachers.of(portion);
      Feed feed = objectives.get(portion.head()).feed(portion, plan.seed(), teacher);
      int steps = portion.steps(feed.batchesPerEpoch());
      heads.add(new Turns(feed, steps, portion.lossWeight()));
      progress.say(
          "%s: %,d examples for %s, %,d steps%s"
              .formatted(
                  plan.name(),
                  feed.examples(),
                  portion.head(),
                  steps,
                  teacher.map(model -> ", taught by " + model.id()).orElse("")));
    }
    Schedule schedule = new Schedule(heads);
    PassOptions options = PassOptions.of(plan, recipe.settings(), schedule.steps());
    return new TrainingPass(
        options, schedule::batch, count -> evaluate(), block, folder, progress, limit);
  }

  /**
   * The worst mistakes of the chosen weights, by data set; after the training.
   *
   * @param count how many of a data set at most
   */
  Map<String, List<Mistake>> worst(int count) {
    Map<String, List<Mistake>> worst = new LinkedHashMap<>();
    objectives.values().forEach(one -> worst.putAll(one.worst(count)));
    return worst;
  }

  @Override
  public void close() {
    teachers.close();
  }

  private Evaluation evaluate() {
    return new Evaluation(
        objectives.values().stream().flatMap(one -> one.evaluate().stream()).toList());
  }

  private void load(Path weights) throws IOException {
    try (PointerScope scope = new PointerScope()) {
      block.load(Safetensors.read(weights).tensors());
    }
  }

  private Outcome choose(List<String> passes, List<CurvePoint> curve) throws IOException {
    Candidates candidates = new Candidates(folder, passes);
    Map<String, Evaluation> evaluations = new LinkedHashMap<>();
    for (String name : candidates.names()) {
      candidates.load(name, block);
      evaluations.put(name, evaluate());
      progress.say("%s: %.4f on the dev sets".formatted(name, evaluations.get(name).score()));
    }
    String best = Candidates.best(evaluations);
    candidates.load(best, block);
    return new Outcome(graph.trainedModel(), best, evaluations, List.copyOf(curve), cutOff);
  }
}
