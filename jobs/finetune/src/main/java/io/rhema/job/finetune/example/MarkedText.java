package io.rhema.job.finetune.example;

import java.util.List;
import java.util.Objects;

/**
 * A text with all its mentions of entities.
 *
 * @param spans in the order of the text, each behind the one before; none for a text that mentions
 *     nothing
 */
public record MarkedText(String text, List<Span> spans, Origin origin) implements TrainingExample {
  public MarkedText {
    Objects.requireNonNull(text, "text");
    spans = List.copyOf(spans);
    Objects.requireNonNull(origin, "origin");
    int end = 0;
    for (Span span : spans) {
      if (span.start() < end || span.end() <= span.start() || span.end() > text.length()) {
        throw new IllegalArgumentException(
            "spans=%s of a text of %d units: each must lie in the text, behind the one before"
                .formatted(spans, text.length()));
      }
      end = span.end();
    }
  }

  @Override
  public MarkedText withOrigin(Origin other) {
    return new MarkedText(text, spans, other);
  }
}
