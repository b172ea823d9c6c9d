package io.rhema.model.task;

import java.util.List;

/**
 * A label for each token of a text, from which entities are put together.
 *
 * @param labels in the order of the model's outputs, each once: with a prefix that tells where an
 *     entity begins ({@code O}, {@code B-PER}, {@code I-PER}), as BIO and IOB1 have it, or without
 *     one ({@code O}, {@code PER})
 */
public record TokenClassification(List<String> labels) implements Task {

  /** The task's name in manifests. */
  public static final String NAME = "token-classification";

  public TokenClassification {
    labels = Labels.checked(labels);
  }

  @Override
  public String name() {
    return NAME;
  }
}
