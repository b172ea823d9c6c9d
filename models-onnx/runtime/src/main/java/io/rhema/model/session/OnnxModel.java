package io.rhema.model.session;

import java.util.List;
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

  /**
   * The length of every row, if the graph fixes it: shorter rows are padded to it, longer ones are
   * errors.
   */
  OptionalInt fixedColumns();

  /**
   * Runs the graph once for all the outputs. A graph of a fixed number of rows runs as often as
   * needed. The native runtime computes the whole graph whatever is asked, so an output that is
   * left out saves no more than its copy to the heap.
   *
   * @param batch ids, shapes and mask, {@code [rows, columns]}
   * @param outputs names of declared {@linkplain ModelSignature.Port#isFloat() float} outputs, at
   *     least one
   * @return the outputs in that order, as the graph declares them: {@code [rows, labels]}, or
   *     {@code [rows, columns, labels]} where each token has its answer. They have the batch's rows
   *     and columns, whatever the graph fixes; what they say about padding means nothing
   * @throws IllegalArgumentException when a row is longer than the graph's fixed length, or an
   *     output is none that can be read
   * @throws IllegalStateException when this handle is closed
   * @throws InferenceException when the native runtime refuses or fails on this batch
   * @throws InferenceCancelledException when {@link #cancel()} was called before or meanwhile
   */
  List<FloatTensor> run(TokenBatch batch, List<String> outputs);

  /**
   * Makes running and later calls of {@link #run} on this handle fail soon; for a task that is
   * being cancelled. Other handles to the same session are not affected.
   */
  void cancel();

  /** Gives this handle back; further calls of {@link #run} are errors. Idempotent. */
  @Override
  void close();
}
