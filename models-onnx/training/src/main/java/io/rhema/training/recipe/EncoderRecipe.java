package io.rhema.training.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One encoder with a head for each goal.
 *
 * @param name of the model that comes out
 * @param version of the model that comes out
 * @param languages of the texts that the model is for, as BCP 47 tags
 * @param goals one for each head, in the order of the model's outputs
 * @param shapeFeature whether the encoder is told how each word is written; a vocabulary without
 *     capital letters does not show it
 * @param stages trained one after the other, each on the best weights of the one before
 * @param seeds of the last stage: it is trained once with each. What is kept is the average that
 *     {@link Settings#averageFrom} describes or the best weights of one seed, whichever is better
 *     on the dev sets
 */
public record EncoderRecipe(
    String name,
    String version,
    Base base,
    List<String> languages,
    List<Goal> goals,
    boolean shapeFeature,
    List<TrainingStage> stages,
    List<Long> seeds,
    Settings settings)
    implements Recipe {

  @Override
  public int threads() {
    return settings.threads();
  }

  @Override
  public List<DataSource> dataFiles() {
    Map<String, DataSource> byPathAndName = new LinkedHashMap<>();
    Stream.concat(trainingFiles().stream(), goals.stream().flatMap(goal -> goal.devSets().stream()))
        .forEach(file -> byPathAndName.putIfAbsent(file.path() + "\n" + file.name(), file));
    return List.copyOf(byPathAndName.values());
  }

  /** The files of all stages, in order; one that several stages learn from, several times. */
  public List<DataSource> trainingFiles() {
    return stages.stream()
        .flatMap(stage -> stage.portions().stream())
        .<DataSource>flatMap(portion -> portion.data().stream())
        .toList();
  }

  @Override
  public List<String> otherFiles() {
    return base instanceof NewNetwork network
        ? network.vectors().stream().map(GivenVectors::file).toList()
        : List.of();
  }

  @Override
  public List<Teacher> teachers() {
    return stages.stream()
        .flatMap(stage -> stage.portions().stream())
        .flatMap(portion -> portion.teacher().stream())
        .toList();
  }

  /** What it is to tell, if the model is a language model, and nothing else. */
  public Optional<LanguageModelGoal> languageModel() {
    return goals.stream()
        .filter(LanguageModelGoal.class::isInstance)
        .map(LanguageModelGoal.class::cast)
        .findFirst();
  }

  /** Positions of the longest row of any stage, special tokens included. */
  public int longestRow() {
    return longestRow(stages);
  }

  static int longestRow(List<TrainingStage> stages) {
    return stages.stream()
        .flatMap(stage -> stage.portions().stream())
        .mapToInt(Portion::maxTokens)
        .max()
        .orElseThrow();
  }
}
