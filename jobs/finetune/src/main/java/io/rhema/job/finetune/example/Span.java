package io.rhema.job.finetune.example;

import java.util.Objects;

/**
 * A mention in a text.
 *
 * @param label what is mentioned, without a prefix: {@code PER}
 * @param start in UTF-16 code units
 * @param end the same, exclusive
 */
public record Span(String label, int start, int end) {
  public Span {
    Objects.requireNonNull(label, "label");
  }

  @Override
  public String toString() {
    return "%s %d-%d".formatted(label, start, end);
  }
}
