package io.rhema.model.session;

/**
 * A dense row-major float tensor on the Java heap.
 *
 * @param data elements; its length is the product of {@code shape}
 * @param shape axes
 */
public record FloatTensor(float[] data, long[] shape) {}
