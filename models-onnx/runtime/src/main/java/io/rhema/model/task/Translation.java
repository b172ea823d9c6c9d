package io.rhema.model.task;

import java.util.List;

/**
 * A text in another language.
 *
 * @param source language of the texts that are read, as a BCP 47 tag ({@code en}) or in the model's
 *     own spelling ({@code eng_Latn})
 * @param target language of the texts that are written
 */
public record Translation(String source, String target) implements Task {

  /** The task's name in manifests. */
  public static final String NAME = "translation";

  public Translation {
    if (source == null || source.isBlank() || target == null || target.isBlank()) {
      throw new IllegalArgumentException(
          "a translation goes from '%s' to '%s'; both languages must be named"
              .formatted(source, target));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  /** None: what is chosen from are the pieces of a vocabulary. */
  @Override
  public List<String> labels() {
    return List.of();
  }
}
