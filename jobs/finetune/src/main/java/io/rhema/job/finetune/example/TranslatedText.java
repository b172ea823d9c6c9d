package io.rhema.job.finetune.example;

import java.util.Objects;

/**
 * A text with its translation.
 *
 * @param target in the other language; not blank
 */
public record TranslatedText(String text, String target, Origin origin) implements TrainingExample {
  public TranslatedText {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(origin, "origin");
  }

  @Override
  public TranslatedText withOrigin(Origin other) {
    return new TranslatedText(text, target, other);
  }
}
