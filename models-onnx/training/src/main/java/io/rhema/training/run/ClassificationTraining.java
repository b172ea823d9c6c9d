package io.rhema.training.run;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.rhema.model.text.TextEncoder;
import io.rhema.training.data.Example;
import io.rhema.training.data.ExampleEncoder;
import io.rhema.training.data.LabelledTexts;
import io.rhema.training.engine.Safetensors;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.optimize.ParameterBlock;
import io.rhema.training.recipe.ClassificationRecipe;
import io.rhema.training.recipe.Cut;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.TrainingStage;
import io.rhema.training.report.CurvePoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;

/** Carries out a classification recipe, pass by pass, and chooses the weights to keep. */
final class ClassificationTraining {
  private final ClassificationRecipe recipe;
  private final Path data;
  private final RunFolder folder;
  private final Progress progress;
  private final ExampleEncoder encoder;
  private final TorchGraph graph;
  private final Classifier classifier;
  private final ParameterBlock block;
  private final List<Example> dev;

  ClassificationTraining(
      ClassificationRecipe recipe, Path data, BaseModel base, RunFolder folder, Progress progress)
      throws IOException {
    this.recipe = recipe;
    this.data = data;
    this.folder = folder;
    this.progress = progress;
    TextEncoder text = base.encoder();
    encoder = new ExampleEncoder(text, List.copyOf(recipe.labels().keySet()));
    ModelProto model = base.withHead(recipe.labels().size(), recipe.settings().seed()).toModel();
    Set<String> inputs =
        model.getGraph().getInputList().stream()
            .map(ValueInfoProto::getName)
            .collect(Collectors.toSet());
    graph = new TorchGraph(model);
    classifier = new Classifier(graph, inputs, recipe.labelNames(), text.format().padId());
    block = new ParameterBlock(graph, recipe.settings().lazyRows() ? graph.lazyTables() : Set.of());
    dev = encoder.encode(LabelledTexts.read(data, recipe.dev()), longest(), Cut.HEAD);
  }

  private int longest() {
    return recipe.stages().stream().mapToInt(TrainingStage::maxTokens).max().orElseThrow();
  }

  Outcome run() throws IOException {
    if (!Files.exists(folder.start())) {
      new Safetensors(block.parameters(), Map.of()).write(folder.start());
    }
    List<CurvePoint> curve = new ArrayList<>();
    List<String> candidates = new ArrayList<>();
    for (PassPlan plan : PassPlan.of(recipe)) {
      if (!folder.finished(plan.name())) {
        load(plan.previous() == null ? folder.start() : folder.best(plan.previous()));
        folder.finish(plan.name(), pass(plan).run());
      }
      curve.addAll(folder.curveOf(plan.name()));
      if (plan.last()) {
        candidates.add(plan.name());
      }
    }
    return choose(candidates, curve);
  }

  private TrainingPass pass(PassPlan plan) throws IOException {
    List<Example> train = new ArrayList<>();
    for (DataFile file : plan.stage().data()) {
      train.addAll(
          encoder.encode(
              LabelledTexts.read(data, file), plan.stage().maxTokens(), plan.stage().cut()));
    }
    progress.say("%s: %,d examples".formatted(plan.name(), train.size()));
    return new TrainingPass(
        plan, recipe.settings(), classifier, block, train, dev, folder, progress);
  }

  private void load(Path weights) throws IOException {
    try (PointerScope scope = new PointerScope()) {
      block.load(Safetensors.read(weights).tensors());
    }
  }

  private Outcome choose(List<String> passes, List<CurvePoint> curve) throws IOException {
    Candidates candidates = new Candidates(folder, passes);
    Map<String, Double> accuracies = new LinkedHashMap<>();
    for (String name : candidates.names()) {
      candidates.load(name, block);
      accuracies.put(name, classifier.evaluate(dev).value());
      progress.say("%s: %.4f on the dev set".formatted(name, accuracies.get(name)));
    }
    String best = candidates.names().get(0);
    for (String name : candidates.names()) {
      best = accuracies.get(name) > accuracies.get(best) ? name : best;
    }
    candidates.load(best, block);
    return new Outcome(
        graph.trainedModel(), classifier.evaluate(dev), best, accuracies, List.copyOf(curve));
  }
}
