package io.rhema.job.finetune.example;

import java.util.Objects;

/**
 * A text with the one label that it has, of sentiment or any classification.
 *
 * @param label one of the model's
 */
public record LabelledText(String text, String label, Origin origin) implements TrainingExample {
  public LabelledText {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(origin, "origin");
  }

  @Override
  public LabelledText withOrigin(Origin other) {
    return new LabelledText(text, label, other);
  }
}
