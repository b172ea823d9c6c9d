package io.rhema.training.graph.word;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.layer.NewParameters;
import io.rhema.training.graph.layer.TrainedParameters;

/** Makes the graphs of word models. */
public final class WordGraphs {
  /** Input: int64 {@code [batch, words]}, padded on the right. */
  public static final String INPUT_IDS = "input_ids";

  /** Input of all but bags: int64 {@code [batch, words]}, 0 for padding, else 1. */
  public static final String ATTENTION_MASK = "attention_mask";

  /** Input of bags: float {@code [batch, words]}, how much each word counts, 0 for padding. */
  public static final String TOKEN_WEIGHTS = "token_weights";

  /** Output {@code [batch, width]} of an encoder that sums a text up. */
  public static final String SENTENCE_VECTOR = "sentence_vector";

  /** Output {@code [batch, words, width]} of an encoder that does not. */
  public static final String TOKEN_VECTORS = "token_vectors";

  static final int OPSET = 17;

  private WordGraphs() {}

  /**
   * An encoder with fresh weights, fit for the heads of {@link io.rhema.training.graph}. Training
   * drops a share of the words' vectors, of what goes from layer to layer, and of what is answered.
   *
   * @param vocabulary how many ids there are, those of padding and of unknown words included
   * @param seed of the weights
   */
  public static OnnxGraph encoder(WordNetwork network, int vocabulary, long seed) {
    GraphBuilder b = GraphBuilder.create("word-encoder", OPSET);
    return new WordEncoder(b, new NewParameters(b.graph(), seed), vocabulary).write(network);
  }

  /**
   * An encoder with the weights of another model of the same layers, such as a language model. The
   * summary may be another.
   *
   * @throws io.rhema.training.graph.GraphException when the weights are not of that network
   */
  public static OnnxGraph encoder(WordNetwork network, int vocabulary, ModelProto trained) {
    GraphBuilder b = GraphBuilder.create("word-encoder", OPSET);
    return new WordEncoder(b, new TrainedParameters(b.graph(), trained), vocabulary).write(network);
  }
}
