package io.rhema.training.graph.seq2seq;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.Parameters;
import java.util.function.Function;

/** Writes the graph that is trained by teacher forcing. */
final class LstmTraining {

  private LstmTraining() {}

  static OnnxGraph graph(LstmShape shape, Function<OnnxGraph, Parameters> weights) {
    GraphBuilder b = GraphBuilder.create("seq2seq-training", Seq2SeqGraphs.OPSET);
    String ids = b.input(Seq2SeqGraphs.SOURCE_IDS, DataType.INT64, "batch", "source");
    String mask = b.input(Seq2SeqGraphs.SOURCE_MASK, DataType.INT64, "batch", "source");
    String targets = b.input(Seq2SeqGraphs.TARGET_IDS, DataType.INT64, "batch", "target");
    String wanted = b.input(Seq2SeqGraphs.TARGET_POSITIONS, DataType.INT64, "positions");
    Layers layers = new Layers(b, weights.apply(b.graph()));
    LstmEncoder.Result source = new LstmEncoder(layers, shape).add(ids, mask);
    String states =
        new LstmDecoder(layers, shape)
            .add(targets, source.starts(), source.vectors(), mask)
            .vectors();
    SharedTable.head(layers, shape).answerWanted(states, wanted);
    return b.graph();
  }
}
