package io.rhema.training.tune;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.task.Task;
import io.rhema.model.task.TokenClassification;
import io.rhema.training.evaluate.EvaluationData;
import io.rhema.training.evaluate.LabelledData;
import io.rhema.training.evaluate.TaggedData;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.ShapeFeature;
import io.rhema.training.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The recipe of an encoder with a head that is trained further. */
record TunedEncoder(ModelBundle bundle, Head head, TuningOptions options) {
  private static final String BEGINS = "B-";
  private static final String LICENCE = "of those who sent them";

  void fill(ObjectNode recipe, Path data) throws IOException {
    TrainingFiles files = TrainingFiles.of(head);
    recipe.put("task", files == TrainingFiles.SPANS ? "tagging" : "classification");
    recipe.put("name", bundle.id().name());
    recipe.put("version", options.version());
    recipe.put("base", bundle.dir().toAbsolutePath().toString());
    bundle.languages().forEach(recipe.putArray("languages")::add);
    if (files == TrainingFiles.SPANS) {
      types(head.task()).forEach(recipe.putArray("types")::add);
      file(recipe.putArray("dev").addObject(), files.dev(), "held out");
    } else {
      head.task().labels().forEach(recipe.putArray("labels")::add);
      file(recipe.putObject("dev"), files.dev(), "held out");
    }
    boolean shapes =
        OnnxGraph.load(bundle.dir().resolve("model.onnx")).hasInput(ShapeFeature.INPUT);
    if (shapes) {
      recipe.put("shape-feature", true);
    }
    stage(recipe.putArray("stages").addObject(), files, shapes);
    settings(recipe.putObject("settings"), rows(files, data));
  }

  private void stage(ObjectNode stage, TrainingFiles files, boolean shapes) {
    stage.put("name", "examples");
    ObjectNode train = stage.putArray("data").addObject();
    file(train, files.train(), "to learn from");
    if (files == TrainingFiles.SPANS) {
      // Files have a blank between any two tokens, texts have not: the model keeps knowing both.
      train.put("natural-spacing", 0.5);
    }
    stage.put("max-tokens", bundle.limits().maxTokens());
    stage.put("epochs", options.epochs());
    stage.put("batch-size", options.batchSize());
    stage.put("learning-rate", options.learningRate());
    if (shapes) {
      stage.putObject("recasing").put("lower", 0.05).put("upper", 0.03).put("title", 0.02);
    }
  }

  private static void file(ObjectNode node, String path, String what) {
    node.put("path", path);
    node.put("name", "Examples " + what);
    node.put("licence", LICENCE);
    if (path.endsWith("conll")) {
      node.put("separator", "tab");
    }
  }

  private void settings(ObjectNode settings, int rows) {
    int epoch = (rows + options.batchSize() - 1) / options.batchSize();
    settings.put("seed", options.seed());
    settings.put("dropout", options.dropout());
    settings.put("evaluate-every", Math.max(1, epoch / 2));
    settings.put("average-from", 1);
    settings.put("bf16", options.bf16());
    settings.put("threads", options.threads());
  }

  private int rows(TrainingFiles files, Path data) {
    EvaluationData train = EvaluationData.read("train", files.train(data), head);
    EvaluationData dev = EvaluationData.read("dev", files.dev(data), head);
    size(dev);
    return size(train);
  }

  private static int size(EvaluationData data) {
    return data instanceof TaggedData tagged
        ? tagged.read().size()
        : ((LabelledData) data).texts().size();
  }

  /**
   * The types of a tagger's labels.
   *
   * @throws RecipeException when the labels are not those that the trainer gives a tagger: it
   *     learns none but BIO, {@code O} first
   */
  static List<String> types(Task task) {
    List<String> types = new ArrayList<>();
    List<String> expected = new ArrayList<>(List.of("O"));
    for (String label : task.labels()) {
      if (label.startsWith(BEGINS)) {
        String type = label.substring(BEGINS.length());
        types.add(type);
        expected.addAll(List.of(BEGINS + type, "I-" + type));
      }
    }
    if (!(task instanceof TokenClassification) || !task.labels().equals(expected)) {
      throw new RecipeException(
          "The labels %s can't be trained further: they must be O, and then B- and I- of each type in turn"
              .formatted(task.labels()));
    }
    return types;
  }
}
