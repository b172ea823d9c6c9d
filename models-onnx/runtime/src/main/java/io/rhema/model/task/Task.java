package io.rhema.model.task;

import java.util.List;

/** What a model is for, and with it how its outputs are read. */
public sealed interface Task permits Classification, TokenClassification, Embedding {

  /** The task in Hugging Face's spelling, as manifests have it: {@code text-classification}. */
  String name();

  /** The labels that the model chooses from, in the order of its outputs; none for an embedding. */
  List<String> labels();
}
