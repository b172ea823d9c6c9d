package io.rhema.model.session;

import java.util.OptionalInt;

/**
 * An open model that answers padded batches of token ids.
 *
 * <p>Only inputs that the graph declares are fed, in the element type that it declares. Safe for
 * use by several threads at once. Closing while another thread runs is safe too: the native session
 * lives until the last run has returned.
 */
public interface OnnxModel extends AutoCloseable {

  /** What the graph declares. */
  ModelSignature signature();

  /** The declared output that {@link #run} returns. */
  ModelSignature.Port output();

  /**
   * The length of every row, if the graph fixes it: shorter rows are padded to it, longer ones are
   * errors.
   */
  OptionalInt fixedColumns();

  /**
   * Runs the graph and returns the output {@code logits}, or else its only float output, or else
   * its only float output of two axes. A graph of a fixed number of rows runs as often as needed.
   *
   * @param batch ids and mask, {@code [rows, columns]}
   * @return the output as declared: {@code [rows, labels]} for classification
   * @throws IllegalArgumentException when a row is longer than the graph's fixed length
   * @throws IllegalStateException when this handle is closed
   * @throws InferenceException when the native runtime refuses or fails on this batch
   * @throws InferenceCancelledException when {@link #cancel()} was called before or meanwhile
   */
  FloatTensor run(TokenBatch batch);

  /**
   * Makes running and later calls of {@link #run} on this handle fail soon; for a task that is
   * being cancelled. Other handles to the same session are not affected.
   */
  void cancel();

  /** Gives this handle back; further calls of {@link #run} are errors. Idempotent. */
  @Override
  void close();
}
