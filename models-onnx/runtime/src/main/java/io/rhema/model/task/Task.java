package io.rhema.model.task;

import java.util.List;

/** What a model is for, and with it how its outputs are read. */
public sealed interface Task
    permits Classification,
        TokenClassification,
        Embedding,
        Translation,
        Keywords,
        FillMask,
        TextGeneration {

  /** The names of all tasks. */
  List<String> NAMES =
      List.of(
          Classification.NAME,
          TokenClassification.NAME,
          Embedding.NAME,
          Translation.NAME,
          Keywords.NAME,
          FillMask.NAME,
          TextGeneration.NAME);

  /**
   * The task as manifests have it, in Hugging Face's spelling where it has one: {@code
   * text-classification}.
   */
  String name();

  /**
   * The labels that the model chooses from, in the order of its outputs; none for a task that has
   * no labels.
   */
  List<String> labels();

  /** The name of every task of a kind. */
  static String nameOf(Class<? extends Task> kind) {
    if (kind == Classification.class) {
      return Classification.NAME;
    }
    if (kind == TokenClassification.class) {
      return TokenClassification.NAME;
    }
    if (kind == Embedding.class) {
      return Embedding.NAME;
    }
    if (kind == Translation.class) {
      return Translation.NAME;
    }
    if (kind == Keywords.class) {
      return Keywords.NAME;
    }
    return kind == FillMask.class ? FillMask.NAME : TextGeneration.NAME;
  }
}
