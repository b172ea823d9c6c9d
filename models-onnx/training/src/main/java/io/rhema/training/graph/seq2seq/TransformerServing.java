package io.rhema.training.graph.seq2seq;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.layer.KeyValue;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.Masks;
import io.rhema.training.graph.layer.Span;
import io.rhema.training.graph.layer.TrainedParameters;
import java.util.List;

/** Writes the two graphs that serve a trained Transformer. */
final class TransformerServing implements ServingGraphs {
  private final ModelProto trained;
  private final TransformerShape shape;

  TransformerServing(ModelProto trained, TransformerShape shape) {
    this.trained = trained;
    this.shape = shape;
  }

  /**
   * The source once: its vectors, and the keys and values that the decoder's layers look at, so
   * that the decoder's first step is like any other.
   */
  @Override
  public OnnxGraph encoder() {
    GraphBuilder b = GraphBuilder.create("encoder", Seq2SeqGraphs.OPSET);
    String ids = b.input("input_ids", DataType.INT64, "batch", "source");
    String mask = b.input("attention_mask", DataType.INT64, "batch", "source");
    Layers layers = layers(b);
    String states = new TransformerEncoder(layers, shape).add(ids, new Masks(b).padding(mask));
    b.into("", "Identity", "states", List.of(states), List.of("last_hidden_state"));
    b.output("last_hidden_state", DataType.FLOAT, "batch", "source", shape.hidden());
    TransformerDecoder decoder = new TransformerDecoder(layers, shape);
    for (int i = 0; i < shape.decoderLayers(); i++) {
      KeyValue source = decoder.source(i, states);
      give(b, source.key(), present(i, "encoder.key"), "source");
      give(b, source.value(), present(i, "encoder.value"), "source");
    }
    return b.graph();
  }

  /** One step or several, behind none or any number of earlier ones. */
  @Override
  public OnnxGraph decoder() {
    GraphBuilder b = GraphBuilder.create("decoder", Seq2SeqGraphs.OPSET);
    String ids = b.input("input_ids", DataType.INT64, "batch", "step");
    String mask = b.input("encoder_attention_mask", DataType.INT64, "batch", "source");
    Layers layers = layers(b);
    Cached memory = new Cached(b);
    Span span = Span.behind(b, "decoder", ids, memory.past(0, "decoder.key"));
    String states =
        new TransformerDecoder(layers, shape).add(ids, span, memory, new Masks(b).padding(mask));

    SharedTable.head(layers, shape).answerAll(states, ids, "step");
    memory.giveOutputs();
    return b.graph();
  }

  private Layers layers(GraphBuilder b) {
    return new Layers(b, new TrainedParameters(b.graph(), trained));
  }

  private static String present(int layer, String part) {
    return "present.%d.%s".formatted(layer, part);
  }

  private void give(GraphBuilder b, String value, String output, String tokens) {
    b.into("", "Identity", output, List.of(value), List.of(output));
    b.output(output, DataType.FLOAT, "batch", shape.heads(), tokens, shape.headWidth());
  }

  /** Keys and values come in as inputs, and those of the targets go out longer. */
  private final class Cached implements DecoderMemory {
    private final GraphBuilder b;

    Cached(GraphBuilder builder) {
      b = builder;
      for (int i = 0; i < shape.decoderLayers(); i++) {
        for (String side : List.of("decoder", "encoder")) {
          for (String part : List.of("key", "value")) {
            b.input(
                past(i, side + "." + part),
                DataType.FLOAT,
                "batch",
                shape.heads(),
                side.equals("encoder") ? "source" : "past",
                shape.headWidth());
          }
        }
      }
    }

    String past(int layer, String part) {
      return "past_key_values.%d.%s".formatted(layer, part);
    }

    @Override
    public KeyValue targets(int layer, KeyValue atHand) {
      return new KeyValue(
          behind(layer, "decoder.key", atHand.key()),
          behind(layer, "decoder.value", atHand.value()));
    }

    private String behind(int layer, String part, String atHand) {
      String output = present(layer, part);
      b.into(
          "",
          "Concat",
          output,
          List.of(past(layer, part), atHand),
          List.of(output),
          Attributes.of("axis", 2));
      return output;
    }

    @Override
    public KeyValue source(int layer) {
      return new KeyValue(past(layer, "encoder.key"), past(layer, "encoder.value"));
    }

    @Override
    public void sourceShares(int layer, String shares) {
      String output = "cross_attentions." + layer;
      b.into("", "Identity", output, List.of(shares), List.of(output));
    }

    void giveOutputs() {
      for (int i = 0; i < shape.decoderLayers(); i++) {
        for (String part : List.of("decoder.key", "decoder.value")) {
          b.output(
              present(i, part),
              DataType.FLOAT,
              "batch",
              shape.heads(),
              "past_and_step",
              shape.headWidth());
        }
      }
      for (int i = 0; i < shape.decoderLayers(); i++) {
        b.output("cross_attentions." + i, DataType.FLOAT, "batch", shape.heads(), "step", "source");
      }
    }
  }
}
