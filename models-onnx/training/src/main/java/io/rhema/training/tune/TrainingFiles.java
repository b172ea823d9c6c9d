package io.rhema.training.tune;

import io.rhema.model.bundle.Head;
import io.rhema.model.task.Classification;
import io.rhema.model.task.Task;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.task.Translation;
import io.rhema.training.recipe.RecipeException;
import java.nio.file.Path;

/** What the files of a training folder are called and how they are written, by what they are of. */
public enum TrainingFiles {
  /** JSON lines with {@code text} and {@code label}. */
  TEXTS("jsonl"),
  /** A token, a tab and its BIO tag on each line, and a blank line behind each sentence. */
  SPANS("conll"),
  /** A text, a tab and its translation on each line. */
  PAIRS("tsv");

  private final String extension;

  TrainingFiles(String extension) {
    this.extension = extension;
  }

  /**
   * Those that a head learns from.
   *
   * @throws RecipeException when the head is of a task that isn't trained further
   */
  public static TrainingFiles of(Head head) {
    Task task = head.task();
    if (task instanceof Classification) {
      return TEXTS;
    }
    if (task instanceof TokenClassification) {
      return SPANS;
    }
    if (task instanceof Translation) {
      return PAIRS;
    }
    throw new RecipeException(
        "Head %s can't be trained further: only heads that classify texts, find entities or translate can"
            .formatted(head));
  }

  /** What is learnt from: {@code train.jsonl}. */
  public String train() {
    return "train." + extension;
  }

  /** What is measured on: {@code dev.jsonl}. */
  public String dev() {
    return "dev." + extension;
  }

  /** {@link #train()} in a folder. */
  public Path train(Path folder) {
    return folder.resolve(train());
  }

  /** {@link #dev()} in a folder. */
  public Path dev(Path folder) {
    return folder.resolve(dev());
  }
}
