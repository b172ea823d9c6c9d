/**
 * Which texts share a run of the model: plain Java, no Flink, no tensors of the native runtime.
 *
 * <p>Events wait in a window that is bounded by records and by sub-words. The window's rows are
 * sorted by length and cut where that costs least, because padding is what makes batches slow on a
 * CPU: batches in arrival order are slower than no batches at all. Texts longer than the model's
 * limit become several overlapping rows.
 */
package io.rhema.operator.batch;
