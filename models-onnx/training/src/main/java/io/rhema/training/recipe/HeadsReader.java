package io.rhema.training.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the heads of a recipe: the one that a recipe of one task describes itself, or those that a
 * recipe of the task {@value #JOINT} lists, in its stages too.
 */
final class HeadsReader {
  static final String JOINT = "joint";

  private record Head(HeadReader reader, Goal goal) {}

  private final boolean listed;
  private final Map<String, Head> heads = new LinkedHashMap<>();

  private HeadsReader(boolean listed) {
    this.listed = listed;
  }

  static HeadsReader of(RecipeNode recipe) {
    HeadsReader reader = new HeadsReader(recipe.text("task").equals(JOINT));
    if (!reader.listed) {
      reader.add(recipe);
      return reader;
    }
    for (RecipeNode node : recipe.mappings("heads")) {
      reader.add(node);
      node.refuseOtherKeys();
    }
    return reader;
  }

  private void add(RecipeNode node) {
    HeadReader reader =
        HeadReader.of(
            node, listed ? " or tagging" : ", tagging, language-model, joint or translation");
    if (listed && reader instanceof LanguageModelReader) {
      throw new RecipeException(
          "Invalid task=%s: a language model is trained alone, and a joint recipe can start from it"
              .formatted(LanguageModelReader.TASK));
    }
    Goal goal = reader.goal(node);
    if (heads.put(goal.head(), new Head(reader, goal)) != null) {
      throw new RecipeException(
          "Invalid heads: two are called '%s'; each needs a name of its own"
              .formatted(goal.head()));
    }
  }

  List<Goal> goals() {
    return heads.values().stream().map(Head::goal).toList();
  }

  /** What a stage has for the heads; the caller refuses the keys that are left. */
  List<Portion> portions(RecipeNode stage) {
    if (!listed) {
      Head only = heads.values().iterator().next();
      return List.of(only.reader().portion(stage, only.goal()));
    }
    List<Portion> portions = new ArrayList<>();
    for (RecipeNode node : stage.mappings("heads")) {
      Head head = heads.get(node.text("head"));
      if (head == null) {
        throw new RecipeException(
            "Invalid head=%s in a stage: the recipe's heads are %s"
                .formatted(node.text("head"), heads.keySet()));
      }
      portions.add(head.reader().portion(node, head.goal()));
      node.refuseOtherKeys();
    }
    return portions;
  }
}
