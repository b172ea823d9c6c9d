/**
 * The layers that models built from nothing are made of, written as ONNX nodes under the names of
 * their weights: linear layers, normalisation, attention, recurrent layers, embeddings.
 *
 * <p>Where the weights come from is a {@link io.rhema.training.graph.layer.Parameters} of its own:
 * drawn for a graph that is to be trained, looked up for one that serves what was trained. So the
 * graphs of one model share their layers, and by their names the weights.
 */
package io.rhema.training.graph.layer;
