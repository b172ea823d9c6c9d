package io.rhema.model.bundle;

import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.ModelSignature;
import io.rhema.model.session.ModelSignature.Port;
import io.rhema.model.task.Classification;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Task;
import java.util.List;
import java.util.Set;

/**
 * The output of a graph that a head reads, found and checked. Messages do not name the model.
 *
 * @param head the head, with the output's name
 * @param port the output
 */
record HeadOutput(Head head, Port port) {
  private static final int PER_ROW = 2;
  private static final int PER_TOKEN = 3;

  /**
   * Finds the output: the one that the head names; or else one that has the name which exporters
   * give it; or else the only one of floats; or else the only one of floats and of the rank that
   * the task needs.
   *
   * @throws BundleException when there is none, or it does not fit the task
   */
  static HeadOutput find(Head head, ModelSignature signature) {
    Port port = head.output() == null ? guess(head, signature) : named(head, signature);
    HeadOutput found = new HeadOutput(head.withOutput(port.name()), port);
    found.checkRank(port.shape().size());
    found.checkLabels(port.shape().get(port.shape().size() - 1));
    return found;
  }

  private static Port named(Head head, ModelSignature signature) {
    for (Port port : signature.outputs()) {
      if (port.name().equals(head.output()) && port.isFloat()) {
        return port;
      }
    }
    throw new BundleException(
        "head %s reads '%s', which is no float output of the graph; its outputs are %s."
            .formatted(head, head.output(), signature.outputs()));
  }

  private static Port guess(Head head, ModelSignature signature) {
    List<Port> floats = signature.outputs().stream().filter(Port::isFloat).toList();
    for (String name : usualNames(head.task())) {
      for (Port port : floats) {
        if (port.plainName().equals(name)) {
          return port;
        }
      }
    }
    if (floats.size() == 1) {
      return floats.get(0);
    }
    Set<Integer> ranks = ranks(head.task());
    List<Port> fitting = floats.stream().filter(p -> ranks.contains(p.shape().size())).toList();
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    throw new BundleException(
        "head %s names no output, and the graph has neither %s nor a single float output of rank %s; its outputs are %s."
            .formatted(
                head,
                String.join(", ", usualNames(head.task())),
                inWords(ranks),
                signature.outputs()));
  }

  /** Best first. Optimum exports a sentence transformer with the last two of an embedding's. */
  private static List<String> usualNames(Task task) {
    return task instanceof Embedding
        ? List.of("sentence_embedding", "last_hidden_state", "token_embeddings")
        : List.of("logits");
  }

  private static Set<Integer> ranks(Task task) {
    if (task instanceof Embedding) {
      return Set.of(PER_ROW, PER_TOKEN);
    }
    return Set.of(task instanceof Classification ? PER_ROW : PER_TOKEN);
  }

  private static String inWords(Set<Integer> ranks) {
    return ranks.size() > 1 ? "2 or 3" : ranks.iterator().next().toString();
  }

  private void checkRank(int rank) {
    Set<Integer> ranks = ranks(head.task());
    if (!ranks.contains(rank)) {
      throw new BundleException(
          "output %s of head %s is of rank %d; it must be of rank %s."
              .formatted(port, head, rank, axes()));
    }
  }

  private String axes() {
    if (head.task() instanceof Embedding) {
      return "2, rows and dimensions, or of rank 3, with tokens between them";
    }
    return head.task() instanceof Classification
        ? "2, rows and labels"
        : head.task().labels().isEmpty()
            ? "3, rows, tokens and vocabulary"
            : "3, rows, tokens and labels";
  }

  private void checkLabels(long found) {
    int labels = head.task().labels().size();
    if (labels > 0 && found >= 0 && found != labels) {
      throw new BundleException(
          "output '%s' of head %s has %d labels, the bundle names %d; both must match."
              .formatted(port.name(), head, found, labels));
    }
  }

  /** What a free axis is tells only a run. */
  void checkAnswer(FloatTensor answer, int tokens) {
    long[] shape = answer.shape();
    checkRank(shape.length);
    checkLabels(shape[shape.length - 1]);
    if (shape.length == PER_TOKEN && shape[1] != tokens) {
      throw new BundleException(
          "output '%s' of head %s answers a row of %d tokens with %d; it must answer for each."
              .formatted(port.name(), head, tokens, shape[1]));
    }
  }
}
