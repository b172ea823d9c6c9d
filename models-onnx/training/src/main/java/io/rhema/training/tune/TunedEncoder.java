package io.rhema.training.tune;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
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

/**
 * The recipe of an encoder with one head or several that is trained further. The encoder is common
 * to all heads, and it moves: those that are not meant learn their own answers to the {@link
 * ReplayTexts}, softly where the serving model can teach them, so that they stay as they are.
 */
final class TunedEncoder {
  /** Of examples; nobody else knows. */
  static final String LICENCE = "of those who sent them";

  /** Serving answers are the truth here; what is left to the labels keeps them from blurring. */
  private static final double TEACHER_WEIGHT = 0.9;

  private final ModelBundle bundle;
  private final Head tuned;
  private final TuningOptions options;
  private final boolean shapes;

  TunedEncoder(ModelBundle bundle, Head tuned, TuningOptions options) throws IOException {
    this.bundle = bundle;
    this.tuned = tuned;
    this.options = options;
    shapes = OnnxGraph.load(bundle.dir().resolve("model.onnx")).hasInput(ShapeFeature.INPUT);
  }

  /** Where a head's examples are, in the data folder. */
  private record Files(String train, String dev) {}

  /**
   * Fills in a recipe.
   *
   * @param data folder of the examples; the replay of other heads is written there too
   */
  void fill(ObjectNode recipe, Path data) throws IOException {
    boolean several = bundle.heads().size() > 1;
    if (several) {
      recipe.put("task", "joint");
    }
    recipe.put("name", bundle.id().name());
    recipe.put("version", options.version());
    recipe.put("base", bundle.dir().toAbsolutePath().toString());
    bundle.languages().forEach(recipe.putArray("languages")::add);
    if (shapes) {
      recipe.put("shape-feature", true);
    }
    ArrayNode heads = several ? recipe.putArray("heads") : null;
    ObjectNode stage = recipe.putArray("stages").addObject();
    stage.put("name", "examples");
    stage.put("learning-rate", options.learningRate());
    ArrayNode portions = several ? stage.putArray("heads") : null;
    for (Head head : bundle.heads()) {
      Files files = head.equals(tuned) ? examples() : replay(head, data);
      goal(several ? heads.addObject().put("head", head.name()) : recipe, head, files);
      ObjectNode portion = several ? portions.addObject().put("head", head.name()) : stage;
      portion(portion, head, files);
    }
    settings(recipe.putObject("settings"), rows(data));
  }

  private Files examples() {
    TrainingFiles files = TrainingFiles.of(tuned);
    return new Files(files.train(), files.dev());
  }

  private Files replay(Head head, Path data) throws IOException {
    String prefix = "replay-%d-".formatted(bundle.heads().indexOf(head));
    TrainingFiles files = TrainingFiles.of(head);
    Files names = new Files(prefix + files.train(), prefix + files.dev());
    ReplayTexts.write(bundle, head, ReplayTexts.learnt(), data.resolve(names.train()));
    ReplayTexts.write(bundle, head, ReplayTexts.heldOut(), data.resolve(names.dev()));
    return names;
  }

  private void goal(ObjectNode node, Head head, Files files) {
    if (TrainingFiles.of(head) == TrainingFiles.SPANS) {
      node.put("task", "tagging");
      types(head.task().labels()).forEach(node.putArray("types")::add);
      file(node.putArray("dev").addObject(), head, files.dev(), "held out");
    } else {
      node.put("task", "classification");
      head.task().labels().forEach(node.putArray("labels")::add);
      file(node.putObject("dev"), head, files.dev(), "held out");
    }
  }

  private void portion(ObjectNode node, Head head, Files files) {
    ObjectNode train = node.putArray("data").addObject();
    file(train, head, files.train(), "to learn from");
    if (TrainingFiles.of(head) == TrainingFiles.SPANS) {
      // Files have a blank between any two tokens, texts have not: the model keeps knowing both.
      train.put("natural-spacing", 0.5);
    }
    node.put("max-tokens", bundle.limits().maxTokens());
    node.put("epochs", options.epochs());
    node.put("batch-size", options.batchSize());
    if (shapes) {
      node.putObject("recasing").put("lower", 0.05).put("upper", 0.03).put("title", 0.02);
    }
    if (!head.equals(tuned) && isOnlyOneOfItsTask(head)) {
      node.putObject("teacher")
          .put("bundle", bundle.dir().toAbsolutePath().toString())
          .put("weight", TEACHER_WEIGHT);
    }
  }

  /** Of several heads of a task, a teacher doesn't tell which one is meant. */
  private boolean isOnlyOneOfItsTask(Head head) {
    return bundle.heads().stream()
            .filter(other -> other.task().name().equals(head.task().name()))
            .count()
        == 1;
  }

  private void file(ObjectNode node, Head head, String path, String what) {
    String whose = head.equals(tuned) ? "Examples " : "Replay of " + head.name() + " ";
    node.put("path", path);
    node.put("name", whose + what);
    node.put("licence", head.equals(tuned) ? LICENCE : "of this project");
    if (TrainingFiles.of(head) == TrainingFiles.SPANS) {
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

  /** How many examples there are to learn from; the dev set is looked at, too, before it counts. */
  private int rows(Path data) {
    TrainingFiles files = TrainingFiles.of(tuned);
    size(EvaluationData.read("dev", files.dev(data), tuned));
    return size(EvaluationData.read("train", files.train(data), tuned));
  }

  private static int size(EvaluationData data) {
    return data instanceof TaggedData tagged
        ? tagged.sentences().size()
        : ((LabelledData) data).texts().size();
  }

  /**
   * The types of a tagger's labels.
   *
   * @throws RecipeException when the labels are not those that the trainer gives a tagger
   */
  private static List<String> types(List<String> labels) {
    List<String> types = new ArrayList<>();
    List<String> expected = new ArrayList<>(List.of("O"));
    for (String label : labels) {
      if (label.startsWith("B-")) {
        String type = label.substring(2);
        types.add(type);
        expected.addAll(List.of("B-" + type, "I-" + type));
      }
    }
    if (!labels.equals(expected)) {
      throw new RecipeException(
          "The labels %s can't be trained further: they must be O, and then B- and I- of each type in turn"
              .formatted(labels));
    }
    return types;
  }
}
