package io.rhema.training.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the head of a classifier. */
record ClassificationReader() implements HeadReader {

  @Override
  public String defaultHead() {
    return "sentiment";
  }

  @Override
  public ClassificationGoal goal(RecipeNode node) {
    return new ClassificationGoal(head(node), labels(node), devFile(node.mapping("dev")));
  }

  private static Map<String, String> labels(RecipeNode node) {
    Map<String, String> labels = node.names("labels");
    if (labels.size() < 2 || labels.values().stream().distinct().count() < labels.size()) {
      throw new RecipeException(
          "Invalid labels=%s: must be two or more, each with its own name".formatted(labels));
    }
    return labels;
  }

  private static DataFile devFile(RecipeNode node) {
    double heldOut = node.number("hold-out", 0.0, 0, 0.9);
    return file(node, false, false, heldOut == 0 ? Share.ALL : Share.heldOut(heldOut));
  }

  /** Of a file that the dev set is held out from, the training gets the rest. */
  private static DataFile trainingFile(RecipeNode node, DataFile dev) {
    boolean parted = !dev.share().equals(Share.ALL) && dev.path().equals(node.text("path"));
    double sample = node.number("sample", 1.0, 1e-6, 1);
    Share share =
        parted ? dev.share().rest(sample) : sample == 1 ? Share.ALL : new Share(0, sample);
    boolean unlabelled = node.flag("unlabelled", false);
    boolean sentences = node.flag("sentences", false);
    if (sentences && !unlabelled) {
      throw new RecipeException(
          "Invalid sentences=true of %s: a sentence need not be of its text's label; only texts with unlabelled=true can be cut"
              .formatted(node.text("path")));
    }
    return file(node, unlabelled, sentences, share);
  }

  private static DataFile file(
      RecipeNode node, boolean unlabelled, boolean sentences, Share share) {
    DataFile file =
        new DataFile(
            node.text("path"),
            node.list("columns", List.of()),
            unlabelled ? Optional.empty() : Optional.of(node.text("label-column", "label")),
            node.text("text-column", "text"),
            share,
            sentences,
            node.text("name"),
            node.text("licence"));
    node.refuseOtherKeys();
    return file;
  }

  @Override
  public TextPortion portion(RecipeNode node, Goal goal) {
    DataFile dev = ((ClassificationGoal) goal).dev();
    TextPortion portion =
        new TextPortion(
            goal.head(),
            node.mappings("data").stream().map(file -> trainingFile(file, dev)).toList(),
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
