package io.rhema.model.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.FillMask;
import io.rhema.model.task.Keywords;
import io.rhema.model.task.Pooling;
import io.rhema.model.task.Task;
import io.rhema.model.task.TextGeneration;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.task.Translation;
import java.util.List;

/**
 * A head as {@code rhema.json} spells it.
 *
 * @param name the head's name
 * @param task the task in Hugging Face's spelling
 * @param output the graph's output, or null to have it found
 * @param labels the labels; empty for a task without labels
 * @param activation of a classification; null for softmax, or sigmoid with a single label
 * @param pooling of an embedding; null for the mean
 * @param normalised of an embedding; null for no
 * @param source language that a translation reads
 * @param target language that a translation writes
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record HeadJson(
    String name,
    String task,
    String output,
    List<String> labels,
    Activation activation,
    Pooling pooling,
    Boolean normalised,
    String source,
    String target) {

  HeadJson {
    labels = labels == null ? List.of() : List.copyOf(labels);
  }

  static HeadJson of(Head head) {
    Task task = head.task();
    Activation activation = null;
    Pooling pooling = null;
    Boolean normalised = null;
    String source = null;
    String target = null;
    if (task instanceof Classification classification) {
      Activation given = classification.activation();
      activation = given == Activation.usual(classification.labels().size()) ? null : given;
    } else if (task instanceof Embedding embedding) {
      pooling = embedding.pooling();
      normalised = embedding.normalised();
    } else if (task instanceof Translation translation) {
      source = translation.source();
      target = translation.target();
    }
    return new HeadJson(
        head.name(),
        task.name(),
        head.output(),
        task.labels(),
        activation,
        pooling,
        normalised,
        source,
        target);
  }

  /**
   * What is spelled.
   *
   * @throws BundleException when it is no task that is served
   */
  Head head() {
    return new Head(name, asTask(), output);
  }

  private Task asTask() {
    if (Classification.NAME.equals(task)) {
      return new Classification(
          labels, activation == null ? Activation.usual(labels.size()) : activation);
    }
    if (TokenClassification.NAME.equals(task)) {
      return new TokenClassification(labels);
    }
    if (Embedding.NAME.equals(task)) {
      return new Embedding(
          pooling == null ? Pooling.MEAN : pooling, Boolean.TRUE.equals(normalised));
    }
    if (Translation.NAME.equals(task)) {
      return new Translation(source, target);
    }
    if (Keywords.NAME.equals(task)) {
      throw new BundleException(
          "head '%s' names the task '%s', which has no graph to be a head of; it needs a bundle of its own"
              .formatted(name, task));
    }
    if (FillMask.NAME.equals(task)) {
      return new FillMask();
    }
    if (TextGeneration.NAME.equals(task)) {
      return new TextGeneration();
    }
    throw new BundleException(
        "head '%s' names the task '%s'; supported: %s"
            .formatted(name, task, String.join(", ", Task.NAMES)));
  }
}
