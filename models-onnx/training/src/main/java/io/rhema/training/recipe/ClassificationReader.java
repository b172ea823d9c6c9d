package io.rhema.training.recipe;

import java.util.Map;

/** Reads the head of a classifier. */
record ClassificationReader() implements HeadReader {

  @Override
  public String defaultHead() {
    return "sentiment";
  }

  @Override
  public ClassificationGoal goal(RecipeNode node) {
    return new ClassificationGoal(head(node), labels(node), dataFile(node.mapping("dev")));
  }

  private static Map<String, String> labels(RecipeNode node) {
    Map<String, String> labels = node.texts("labels");
    if (labels.size() < 2 || labels.values().stream().distinct().count() < labels.size()) {
      throw new RecipeException(
          "Invalid labels=%s: must be two or more, each with its own name".formatted(labels));
    }
    return labels;
  }

  private static DataFile dataFile(RecipeNode node) {
    DataFile file =
        new DataFile(
            node.text("path"),
            node.text("label-column", "label"),
            node.text("text-column", "text"),
            node.text("name"),
            node.text("licence"));
    node.refuseOtherKeys();
    return file;
  }

  @Override
  public TextPortion portion(RecipeNode node, Goal goal) {
    return new TextPortion(
        goal.head(),
        node.mappings("data").stream().map(ClassificationReader::dataFile).toList(),
        HeadReader.maxTokens(node),
        node.choice("cut", Cut.HEAD),
        HeadReader.recasing(node),
        HeadReader.epochs(node),
        HeadReader.batchSize(node),
        HeadReader.lossWeight(node),
        HeadReader.teacher(node));
  }
}
