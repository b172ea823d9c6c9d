package io.rhema.training.graph.word;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.Parameters;
import io.rhema.training.graph.layer.ServedStates;
import io.rhema.training.graph.layer.TiedTable;
import io.rhema.training.graph.layer.VocabularyHead;

/** Writes the graphs of a language model. */
final class LanguageModel {
  private final GraphBuilder b;
  private final Layers layers;
  private final LanguageModelShape shape;

  LanguageModel(GraphBuilder builder, Parameters parameters, LanguageModelShape shape) {
    b = builder;
    layers = new Layers(builder, parameters);
    this.shape = shape;
  }

  /** Whole texts, with the logits of chosen words. */
  OnnxGraph training() {
    String ids = words(WordGraphs.INPUT_IDS);
    String vectors = read(ids);
    String wanted = b.input(WordGraphs.TARGET_POSITIONS, DataType.INT64, "positions");
    head().answerWanted(layers.dropout("output/dropped", vectors), wanted);
    return b.graph();
  }

  /** A text as far as it goes, or the words behind those that the states have seen. */
  OnnxGraph serving() {
    if (shape.nextWord()) {
      return steps((RecurrentNetwork) shape.network());
    }
    String ids = words(WordGraphs.INPUT_IDS);
    head().answerAll(read(ids), ids, "words");
    return b.graph();
  }

  private OnnxGraph steps(RecurrentNetwork network) {
    String ids = b.input(WordGraphs.INPUT_IDS, DataType.INT64, "batch", "step");
    var starts = ServedStates.inputs(b, network.cell(), network.layers(), network.hidden());
    RecurrentEncoder.Continued read =
        new RecurrentEncoder(layers, network, shape.vocabulary()).goOn(ids, starts);
    head().answerAll(read.vectors(), ids, "step");
    ServedStates.outputs(b, read.ends(), network.hidden());
    return b.graph();
  }

  private String read(String ids) {
    String mask = words(WordGraphs.ATTENTION_MASK);
    return shape.network() instanceof RecurrentNetwork recurrent
        ? new RecurrentEncoder(layers, recurrent, shape.vocabulary()).addAll(ids, mask)
        : AttentionEncoder.addAll(
            layers, (TransformerNetwork) shape.network(), shape.vocabulary(), ids, mask);
  }

  private VocabularyHead head() {
    int width = shape.network().width();
    return new VocabularyHead(layers, shape.vocabulary(), width, this::logits);
  }

  private String logits(String name, String vectors) {
    int width = shape.network().width();
    if (!shape.tied()) {
      return layers.linear("output", vectors, width, shape.vocabulary());
    }
    int embedding = shape.embedding();
    String fitting =
        width == embedding ? vectors : layers.linear("projection", vectors, width, embedding);
    return new TiedTable(layers, WordTable.WEIGHT, shape.vocabulary(), embedding)
        .logits(name, fitting);
  }

  private String words(String input) {
    return b.input(input, DataType.INT64, "batch", "words");
  }
}
