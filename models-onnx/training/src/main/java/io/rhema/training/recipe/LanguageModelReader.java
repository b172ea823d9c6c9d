package io.rhema.training.recipe;

import io.rhema.training.graph.word.LanguageModelShape;
import io.rhema.training.graph.word.WordNetwork;
import java.util.Optional;

/** Reads the recipe of a language model: a head like others, whose texts need no labels. */
record LanguageModelReader() implements HeadReader {
  static final String TASK = "language-model";

  private static final DataFileReader FILES = new DataFileReader(false);

  @Override
  public LanguageModelGoal goal(RecipeNode node) {
    return new LanguageModelGoal(
        "words",
        node.choice("objective", Prediction.NEXT_WORD),
        node.flag("tied", true),
        FILES.dev(node.mapping("dev")));
  }

  @Override
  public TextPortion portion(RecipeNode node, Goal goal) {
    DataFile dev = ((LanguageModelGoal) goal).dev();
    return new TextPortion(
        goal.head(),
        node.mappings("data").stream().map(file -> FILES.training(file, dev)).toList(),
        HeadReader.maxTokens(node),
        Cut.HEAD,
        Recasing.NONE,
        HeadReader.epochs(node),
        HeadReader.batchSize(node),
        1,
        Optional.empty());
  }

  /** Refuses a network that cannot tell what the goal asks for. */
  static void requireFit(WordNetwork network, LanguageModelGoal goal) {
    boolean nextWord;
    try {
      nextWord = new LanguageModelShape(network, 2, goal.tied()).nextWord();
    } catch (IllegalArgumentException e) {
      throw new RecipeException("Invalid model: " + e.getMessage(), e);
    }
    if (nextWord != (goal.prediction() == Prediction.NEXT_WORD)) {
      throw new RecipeException(
          "Invalid objective=%s: next-word needs a recurrent model with bidirectional=false, which must not see what it is to tell; masked needs a transformer, or bidirectional=true"
              .formatted(nextWord ? "masked" : "next-word"));
    }
  }
}
