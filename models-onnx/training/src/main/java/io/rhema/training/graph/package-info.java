/**
 * The ONNX graph as something that can be read, built and rewritten, in pure Java over protobuf:
 * attach heads and an input of word shapes for training, and below it, in {@code fuse}, {@code
 * quantize} and {@code bundle}, turn the trained graph into the small and fast one that is served,
 * and back. {@code word} and {@code seq2seq} build models from nothing, out of what {@code layer}
 * has.
 *
 * <p>Nothing here needs a native library, so the command line can rewrite a model without loading a
 * runtime.
 */
package io.rhema.training.graph;
