package io.rhema.model.session;

/**
 * An open model that answers padded batches of token ids.
 *
 * <p>Safe for use by several threads at once. Closing while another thread runs is safe too: the
 * native session lives until the last run has returned.
 */
public interface OnnxModel extends AutoCloseable {

  /** What the graph declares; checked against the bundle when the model was opened. */
  ModelSignature signature();

  /**
   * Runs the graph once and returns its first (or named) float output.
   *
   * @param batch ids and mask, {@code [rows, columns]}
   * @return the output as declared: {@code [rows, labels]} for classification
   * @throws InferenceException when the native runtime refuses or fails on this batch
   * @throws InferenceCancelledException when {@link #cancel()} was called meanwhile
   */
  FloatTensor run(TokenBatch batch);

  /**
   * Makes running and later calls of {@link #run} fail soon; for a task that is being cancelled.
   */
  void cancel();

  /** Gives this handle back; further calls of {@link #run} are errors. Idempotent. */
  @Override
  void close();
}
