package io.rhema.model.task;

import java.util.List;
import java.util.Objects;

/**
 * A vector for a whole text, near those of texts that mean the same.
 *
 * @param pooling how it is made of the tokens' vectors; by the graph itself when its output has one
 *     vector a row
 * @param normalised whether it is divided by its Euclidean norm
 */
public record Embedding(Pooling pooling, boolean normalised) implements Task {

  /** The task's name in manifests. */
  public static final String NAME = "feature-extraction";

  public Embedding {
    Objects.requireNonNull(pooling, "pooling");
  }

  @Override
  public String name() {
    return NAME;
  }

  /** None: every dimension is a number of its own. */
  @Override
  public List<String> labels() {
    return List.of();
  }
}
