package io.rhema.training.advise;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rhema.training.graph.AtomicFile;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.Share;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes the recipe of a small model for a file of labelled texts.
 *
 * @param file all of its texts
 * @param share what is held out
 */
record CandidateRecipe(DataFile file, DataProfile profile, Share share, long seed) {
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Examples that a training sees, repeated or not, as far as the bounds on epochs allow. */
  private static final int EXAMPLES = 60_000;

  private static final int FEWEST_EPOCHS = 4;
  private static final int MOST_EPOCHS = 50;
  private static final int SMALL = 2_000;
  private static final int MAX_WORDS = 20_000;

  /**
   * Writes a recipe that is complete.
   *
   * @param data folder that the file lies in
   */
  void write(Candidate candidate, Path recipe, Path data) throws IOException {
    String about =
        """
        # %s: written by ./rhema advise, to begin with.
        #
        #   ./rhema train %s --data %s
        """
            .formatted(candidate.title(), oneLine(recipe), oneLine(data));
    String text = about + YAML.writeValueAsString(recipe(candidate));
    AtomicFile.write(recipe, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A path may have line breaks, which would end the comment. */
  private static String oneLine(Path path) {
    return path.toString().replaceAll("\\p{Cntrl}", "?");
  }

  private ObjectNode recipe(Candidate candidate) {
    ObjectNode recipe = YAML.createObjectNode();
    recipe.put("task", "classification");
    recipe.put("name", candidate.key());
    recipe.put("version", "1");
    candidate.architecture(recipe.putObject("model"));
    ObjectNode analyzer = (ObjectNode) candidate.analyzer().json();
    analyzer.put("max-words", MAX_WORDS);
    analyzer.put("min-count", training() < SMALL ? 1 : 2);
    recipe.set("analyzer", analyzer);
    ArrayNode labels = recipe.putArray("labels");
    profile.labels().keySet().stream().sorted().forEach(labels::add);
    dev(recipe.putObject("dev"));
    stage(recipe.putArray("stages").addObject(), candidate);
    settings(recipe.putObject("settings"), candidate);
    return recipe;
  }

  private void dev(ObjectNode dev) {
    file(dev);
    dev.put("hold-out", share.to());
    dev.put("name", file.name() + ", held out");
  }

  private void file(ObjectNode node) {
    node.put("path", file.path());
    if (!file.columns().isEmpty()) {
      file.columns().forEach(node.putArray("columns")::add);
    }
    node.put("label-column", file.labelColumn().orElseThrow());
    node.put("text-column", file.textColumn());
    node.put("name", file.name() + ", the rest");
    node.put("licence", file.licence());
  }

  private void stage(ObjectNode stage, Candidate candidate) {
    stage.put("name", "texts");
    file(stage.putArray("data").addObject());
    stage.put("max-tokens", candidate.maxTokens(profile.meanWords()));
    if (candidate.isSequenceModel()) {
      stage.put("cut", "head-and-tail");
    }
    stage.put("epochs", epochs());
    stage.put("batch-size", batchSize());
    stage.put("learning-rate", candidate.learningRate());
  }

  private void settings(ObjectNode settings, Candidate candidate) {
    settings.put("seed", seed);
    settings.put("dropout", candidate.dropout());
    settings.put("evaluate-every", Math.max(10, training() / batchSize()));
    settings.putObject("early-stopping").put("patience", 4);
    settings.put("average-from", 1);
    settings.put("bf16", false);
    settings.put("threads", 1);
  }

  private int training() {
    return profile.samples() - profile.heldOut();
  }

  private int epochs() {
    return Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, EXAMPLES / Math.max(1, training())));
  }

  private int batchSize() {
    return training() < SMALL / 2 ? 8 : 32;
  }
}
