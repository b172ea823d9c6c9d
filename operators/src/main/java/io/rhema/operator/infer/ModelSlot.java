package io.rhema.operator.infer;

import io.rhema.operator.swap.ModelControl;
import io.rhema.operator.swap.SwapRule;

/**
 * Holds the version of the model that is served now, and replaces it. Everything but {@link
 * #cancel} is called by the task's thread.
 */
final class ModelSlot implements AutoCloseable {
  private final InferenceOptions options;
  private final InferenceMetrics metrics;

  private ServedModel model;
  private boolean cancelled;

  ModelSlot(InferenceOptions options, InferenceMetrics metrics) {
    this.options = options;
    this.metrics = metrics;
  }

  /** Opens the first version. */
  void open(Candidate first) {
    take(ServedModel.open(first, options, metrics));
  }

  /**
   * Opens and warms another version beside the running one, then lets it take over. The caller has
   * no event waiting. Any exception leaves the running version as it is.
   *
   * @return whether anything changed; a command for the running version changes nothing
   */
  boolean serve(ModelControl.Serve command) {
    Candidate next = Candidate.read(command.bundle(), true);
    if (next.version().sameModel(model.version())) {
      return false;
    }
    SwapRule.check(command, model.face(), next.face(options.tasks()));
    ServedModel previous = model;
    take(ServedModel.open(next, options, metrics));
    previous.close();
    return true;
  }

  private synchronized void take(ServedModel next) {
    model = next;
    if (cancelled) {
      next.cancel();
    }
  }

  ServedModel model() {
    return model;
  }

  /** Ends a run that is in progress, for a task that is being cancelled; from any thread. */
  synchronized void cancel() {
    cancelled = true;
    if (model != null) {
      model.cancel();
    }
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
    }
  }
}
