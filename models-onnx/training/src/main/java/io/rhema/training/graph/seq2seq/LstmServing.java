package io.rhema.training.graph.seq2seq;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.RecurrentLayer;
import io.rhema.training.graph.layer.TrainedParameters;
import java.util.ArrayList;
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
    giveStates(b, source.starts());
    return b.graph();
  }

  @Override
  public OnnxGraph decoder() {
    GraphBuilder b = GraphBuilder.create("decoder", Seq2SeqGraphs.OPSET);
    String ids = b.input("input_ids", DataType.INT64, "batch", "step");
    String mask = b.input("encoder_attention_mask", DataType.INT64, "batch", "source");
    String source =
        b.input("encoder_hidden_states", DataType.FLOAT, "batch", "source", shape.hidden());
    List<RecurrentLayer.State> starts = new ArrayList<>();
    for (int i = 0; i < shape.decoderLayers(); i++) {
      starts.add(new RecurrentLayer.State(past(b, i, "hidden"), past(b, i, "cell")));
    }
    Layers layers = layers(b);
    LstmDecoder.Result targets = new LstmDecoder(layers, shape).add(ids, starts, source, mask);
    SharedTable.head(layers, shape).answerAll(targets.vectors(), ids, "step");
    giveStates(b, targets.ends());
    String oneHead = b.unsqueeze("decoder/shares", targets.shares(), 1);
    give(b, oneHead, "cross_attentions.0", "batch", 1, "step", "source");
    return b.graph();
  }

  private Layers layers(GraphBuilder b) {
    return new Layers(b, new TrainedParameters(b.graph(), trained));
  }

  private String past(GraphBuilder b, int layer, String part) {
    return b.input(
        "past_states.%d.%s".formatted(layer, part), DataType.FLOAT, "batch", shape.hidden());
  }

  private void giveStates(GraphBuilder b, List<RecurrentLayer.State> states) {
    for (int i = 0; i < states.size(); i++) {
      String name = "present_states." + i;
      give(b, states.get(i).hidden(), name + ".hidden", "batch", shape.hidden());
      give(b, states.get(i).cell(), name + ".cell", "batch", shape.hidden());
    }
  }

  private static void give(GraphBuilder b, String value, String output, Object... dims) {
    b.into("", "Identity", output, List.of(value), List.of(output));
    b.output(output, DataType.FLOAT, dims);
  }
}
