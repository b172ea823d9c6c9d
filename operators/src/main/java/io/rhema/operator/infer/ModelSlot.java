package io.rhema.operator.infer;

/**
 * Holds the version of the model that is served now. Everything but {@link #cancel} is called by
 * the task's thread.
 */
final class ModelSlot implements AutoCloseable {
  private ServedModel model;
  private boolean cancelled;

  /**
   * Lets a version take over. The caller has no event waiting.
   *
   * @param next owned from now on
   * @return the version before, which the caller owns now; null at first
   */
  synchronized ServedModel take(ServedModel next) {
    ServedModel previous = model;
    model = next;
    if (cancelled) {
      next.cancel();
    }
    return previous;
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
