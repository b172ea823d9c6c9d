package io.rhema.operator.infer;

import io.rhema.model.session.InferenceException;

/**
 * What became of one event.
 *
 * @param <R> the class of the results
 */
sealed interface Answer<R> {

  /**
   * A result.
   *
   * @param result what is published, of any status
   * @param <R> the class of the results
   */
  record Given<R>(R result) implements Answer<R> {}

  /**
   * No result, for this event alone.
   *
   * @param cause the failure that it caused
   * @param <R> the class of the results
   */
  record Refused<R>(InferenceException cause) implements Answer<R> {}
}
