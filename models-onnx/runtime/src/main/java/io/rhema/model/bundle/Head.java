package io.rhema.model.bundle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rhema.model.task.Classification;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Keywords;
import io.rhema.model.task.Task;
import io.rhema.model.task.TokenClassification;
import java.util.Objects;

/**
 * One thing that a model does: a task and the output of the graph that answers it. Several heads
 * share the graph's one encoder.
 *
 * @param name what the bundle calls it, each name once
 * @param task what its output means
 * @param output the graph's output, or null where the bundle leaves it to be found; never null once
 *     the model is {@linkplain LoadedModel open}
 */
public record Head(String name, Task task, String output) {
  public Head {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a head has no name; every head needs one of its own");
    }
    Objects.requireNonNull(task, "task");
  }

  /** The head of a model that has only one: named after what its task is for. */
  public static Head of(Task task) {
    if (task instanceof Classification classification) {
      return new Head(classification.ofSentiment() ? "sentiment" : "classification", task, null);
    }
    String name =
        switch (task.name()) {
          case TokenClassification.NAME -> "entities";
          case Embedding.NAME -> "embeddings";
          case Keywords.NAME -> "keywords";
          default -> task.name();
        };
    return new Head(name, task, null);
  }

  Head withOutput(String found) {
    return new Head(name, task, found);
  }

  @JsonCreator
  static Head of(HeadJson json) {
    return json.head();
  }

  @JsonValue
  HeadJson json() {
    return HeadJson.of(this);
  }

  @Override
  public String toString() {
    return "'%s' (%s)".formatted(name, task.name());
  }
}
