package io.rhema.operator.infer;

import java.util.Optional;

/**
 * Holds the version of the model that is served now, and the one that is tried beside it.
 * Everything but {@link #cancel} is called by the task's thread.
 */
final class ModelSlot implements AutoCloseable {
  private ServedModel model;
  private Trial trial;
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

  /**
   * Lets a trial begin where none is.
   *
   * @param next its candidate is owned from now on
   */
  synchronized void begin(Trial next) {
    if (trial != null) {
      throw new IllegalStateException("A trial must end before another begins");
    }
    trial = next;
    if (cancelled) {
      next.candidate().cancel();
    }
  }

  Optional<Trial> trial() {
    return Optional.ofNullable(trial);
  }

  /** Ends the trial; its candidate is the caller's from now on. */
  synchronized void end() {
    trial = null;
  }

  /** Ends a run that is in progress, for a task that is being cancelled; from any thread. */
  synchronized void cancel() {
    cancelled = true;
    if (model != null) {
      model.cancel();
    }
    if (trial != null) {
      trial.candidate().cancel();
    }
  }

  @Override
  public void close() {
    if (trial != null) {
      trial.candidate().close();
    }
    if (model != null) {
      model.close();
    }
  }
}
