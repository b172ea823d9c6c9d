package io.rhema.training.graph.word;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.Parameters;

/** Writes the graph of an encoder. */
final class WordEncoder {
  private final GraphBuilder b;
  private final Layers layers;
  private final int vocabulary;

  WordEncoder(GraphBuilder builder, Parameters parameters, int vocabulary) {
    Sizes.requirePositive("vocabulary", vocabulary);
    b = builder;
    layers = new Layers(builder, parameters);
    this.vocabulary = vocabulary;
  }

  OnnxGraph write(WordNetwork network) {
    String vectors = answer(network);
    if (network.tokenVectors()) {
      layers.dropoutInto(WordGraphs.TOKEN_VECTORS, vectors);
      b.output(
          WordGraphs.TOKEN_VECTORS,
          DataType.FLOAT,
          "batch_size",
          "sequence_length",
          network.width());
    } else {
      layers.dropoutInto(WordGraphs.SENTENCE_VECTOR, vectors);
      b.output(WordGraphs.SENTENCE_VECTOR, DataType.FLOAT, "batch_size", network.width());
    }
    return b.graph();
  }

  private String answer(WordNetwork network) {
    String ids = input(WordGraphs.INPUT_IDS, DataType.INT64);
    if (network instanceof BagNetwork bag) {
      String weights = input(WordGraphs.TOKEN_WEIGHTS, DataType.FLOAT);
      return BagEncoder.add(layers, bag, vocabulary, ids, weights);
    }
    String mask = input(WordGraphs.ATTENTION_MASK, DataType.INT64);
    if (network instanceof MeanNetwork mean) {
      return MeanEncoder.add(layers, mean, vocabulary, ids, mask);
    }
    if (network instanceof RecurrentNetwork recurrent) {
      return new RecurrentEncoder(layers, recurrent, vocabulary).add(ids, mask);
    }
    return AttentionEncoder.add(layers, (TransformerNetwork) network, vocabulary, ids, mask);
  }

  private String input(String name, DataType type) {
    return b.input(name, type, "batch_size", "sequence_length");
  }
}
