package io.rhema.job.finetune.example;

import io.rhema.operator.type.ElementTypeInfo;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * An example that cannot be learnt from, and why.
 *
 * @param place where it was read
 * @param reason the rule that it breaks
 * @param message what is wrong, the value, the rule, in a sentence
 */
public record RefusedExample(Place place, Reason reason, String message) {

  /** As a stream element. */
  public static final TypeInformation<RefusedExample> TYPE_INFO =
      new ElementTypeInfo<>(RefusedExample.class, config -> new RefusedExampleSerializer());

  /** The side output by which refused examples leave. */
  public static final OutputTag<RefusedExample> OUTPUT =
      new OutputTag<>("refused-examples", TYPE_INFO);

  public RefusedExample {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(message, "message");
  }

  /** One line for a report: {@code corrections.tsv:3 unknown-label: …}. */
  @Override
  public String toString() {
    return "%s %s: %s".formatted(place, reason.key(), message);
  }
}
