package io.rhema.training.recipe;

import java.util.List;

/**
 * What a model is to learn, from what, and how: one encoder with a head for each goal.
 *
 * @param name of the model that comes out
 * @param version of the model that comes out
 * @param base {@code minilm}, or a bundle folder to continue from
 * @param languages of the texts that the model is for, as BCP 47 tags
 * @param goals one for each head, in the order of the model's outputs
 * @param shapeFeature whether the encoder is told how each word is written; a vocabulary without
 *     capital letters does not show it
 * @param stages trained one after the other, each on the best weights of the one before
 * @param seeds of the last stage: it is trained once with each. What is kept is the average that
 *     {@link Settings#averageFrom} describes or the best weights of one seed, whichever is better
 *     on the dev sets
 */
public record Recipe(
    String name,
    String version,
    String base,
    List<String> languages,
    List<Goal> goals,
    boolean shapeFeature,
    List<TrainingStage> stages,
    List<Long> seeds,
    Settings settings) {

  /** Positions of the longest row of any stage, special tokens included. */
  public int longestRow() {
    return stages.stream()
        .flatMap(stage -> stage.portions().stream())
        .mapToInt(Portion::maxTokens)
        .max()
        .orElseThrow();
  }
}
