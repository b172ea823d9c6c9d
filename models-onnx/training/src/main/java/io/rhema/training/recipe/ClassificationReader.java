package io.rhema.training.recipe;

import io.rhema.model.bundle.Head;
import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.task.Task;
import java.util.List;
import java.util.Map;

/** Reads the head of a classifier. */
record ClassificationReader() implements HeadReader {
  private static final DataFileReader FILES = new DataFileReader(true);

  @Override
  public ClassificationGoal goal(RecipeNode node) {
    Map<String, String> labels = labels(node);
    Task task = new Classification(List.copyOf(labels.values()), Activation.SOFTMAX);
    return new ClassificationGoal(
        node.text("head", Head.of(task).name()), labels, FILES.dev(node.mapping("dev")));
  }

  private static Map<String, String> labels(RecipeNode node) {
    Map<String, String> labels = node.names("labels");
    if (labels.size() < 2 || labels.values().stream().distinct().count() < labels.size()) {
      throw new RecipeException(
          "Invalid labels=%s: must be two or more, each with its own name".formatted(labels));
    }
    return labels;
  }

  @Override
  public TextPortion portion(RecipeNode node, Goal goal) {
    DataFile dev = ((ClassificationGoal) goal).dev();
    TextPortion portion =
        new TextPortion(
            goal.head(),
            node.mappings("data").stream().map(file -> FILES.training(file, dev)).toList(),
            HeadReader.maxTokens(node),
            node.choice("cut", Cut.HEAD),
            HeadReader.recasing(node),
            HeadReader.epochs(node),
            HeadReader.batchSize(node),
            HeadReader.lossWeight(node),
            HeadReader.teacher(node));
    requireLessons(portion);
    return portion;
  }

  private static void requireLessons(TextPortion portion) {
    if (portion.teacher().isPresent()) {
      return;
    }
    for (DataFile file : portion.data()) {
      if (file.labelColumn().isEmpty()) {
        throw new RecipeException(
            "Invalid unlabelled=true of %s: texts without labels teach nothing by themselves; give the stage a teacher"
                .formatted(file.path()));
      }
    }
  }
}
