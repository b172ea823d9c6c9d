package io.rhema.job.finetune.train;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folders of one training: whoever trains the same again finds what is done already.
 *
 * @param folder named by what decides the training's result
 * @param data the examples, as the trainer reads them
 */
public record TuningRun(Path folder, Path data) {

  /** How it is trained. */
  public Path recipe() {
    return folder.resolve("recipe.yaml");
  }

  /** Checkpoints, and the course of the training. */
  public Path checkpoints() {
    return folder.resolve("training");
  }

  /** The float model, once the training has ended. */
  public Path trained() {
    return folder.resolve("trained");
  }

  /** The model as it would be served, once it is made. */
  public Path candidate() {
    return folder.resolve("candidate");
  }

  /** What the gate found about that, for the job. */
  public Path verdict() {
    return folder.resolve("verdict.json");
  }

  /** What the job found about it. */
  public Path report() {
    return folder.resolve("report.json");
  }

  /** Whether the training has ended well; its model appears whole or not at all. */
  public boolean isTrained() {
    return Files.isDirectory(trained());
  }
}
