package io.rhema.training.graph.seq2seq;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.layer.Cell;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.RecurrentLayer;
import io.rhema.training.graph.layer.ServedStates;
import io.rhema.training.graph.layer.TrainedParameters;
import java.util.List;

/** Writes the two graphs that serve a trained recurrent model: states take the place of caches. */
final class LstmServing implements ServingGraphs {
  private final ModelProto trained;
  private final LstmShape shape;

  LstmServing(ModelProto trained, LstmShape shape) {
    this.trained = trained;
    this.shape = shape;
  }

  @Override
  public OnnxGraph encoder() {
    GraphBuilder b = GraphBuilder.create("encoder", Seq2SeqGraphs.OPSET);
    String ids = b.input("input_ids", DataType.INT64, "batch", "source");
    String mask = b.input("attention_mask", DataType.INT64, "batch", "source");
    LstmEncoder.Result source = new LstmEncoder(layers(b), shape).add(ids, mask);
    give(b, source.vectors(), "last_hidden_state", "batch", "source", shape.hidden());
    ServedStates.outputs(b, source.starts(), shape.hidden());
    return b.graph();
  }

  @Override
  public OnnxGraph decoder() {
    GraphBuilder b = GraphBuilder.create("decoder", Seq2SeqGraphs.OPSET);
    String ids = b.input("input_ids", DataType.INT64, "batch", "step");
    String mask = b.input("encoder_attention_mask", DataType.INT64, "batch", "source");
    String source =
        b.input("encoder_hidden_states", DataType.FLOAT, "batch", "source", shape.hidden());
    List<RecurrentLayer.State> starts =
        ServedStates.inputs(b, Cell.LSTM, shape.decoderLayers(), shape.hidden());
    Layers layers = layers(b);
    LstmDecoder.Result targets = new LstmDecoder(layers, shape).add(ids, starts, source, mask);
    SharedTable.head(layers, shape).answerAll(targets.vectors(), ids, "step");
    ServedStates.outputs(b, targets.ends(), shape.hidden());
    String oneHead = b.unsqueeze("decoder/shares", targets.shares(), 1);
    give(b, oneHead, "cross_attentions.0", "batch", 1, "step", "source");
    return b.graph();
  }

  private Layers layers(GraphBuilder b) {
    return new Layers(b, new TrainedParameters(b.graph(), trained));
  }

  private static void give(GraphBuilder b, String value, String output, Object... dims) {
    b.into("", "Identity", output, List.of(value), List.of(output));
    b.output(output, DataType.FLOAT, dims);
  }
}
