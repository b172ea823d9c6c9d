package io.rhema.model.task;

import java.util.List;

/** What a model is for, and with it how its outputs are read. */
public sealed interface Task permits Classification, TokenClassification, Embedding, Translation {

  /** The names of all tasks. */
  List<String> NAMES =
      List.of(Classification.NAME, TokenClassification.NAME, Embedding.NAME, Translation.NAME);

  /** The task in Hugging Face's spelling, as manifests have it: {@code text-classification}. */
  String name();

  /**
   * The labels that the model chooses from, in the order of its outputs; none for an embedding or a
   * translation.
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
    return kind == Embedding.class ? Embedding.NAME : Translation.NAME;
  }
}
