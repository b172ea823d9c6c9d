package io.rhema.operator.infer;

import io.rhema.model.session.InferenceException;

/**
 * What became of one event.
 *
 * @param <R> the class of the results
 */
sealed interface Answer<R> {

  /**
   * @param result what is published, of any status
   * @param <R> the class of the results
   */
  record Given<R>(R result) implements Answer<R> {}

  /**
   * @param cause why there is none, for this very event
   * @param <R> the class of the results
   */
  record Refused<R>(InferenceException cause) implements Answer<R> {}
}
