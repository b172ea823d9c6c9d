package io.rhema.training.graph.seq2seq;

import io.rhema.training.graph.OnnxGraph;

/** The two graphs that serve a trained model. */
interface ServingGraphs {

  /** Reads the source once. */
  OnnxGraph encoder();

  /** Goes on from what the encoder and earlier steps gave. */
  OnnxGraph decoder();
}
