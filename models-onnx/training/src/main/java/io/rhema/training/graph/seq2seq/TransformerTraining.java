package io.rhema.training.graph.seq2seq;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.layer.KeyValue;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.Masks;
import io.rhema.training.graph.layer.Parameters;
import io.rhema.training.graph.layer.Span;
import java.util.function.Function;

/** Writes the graph that is trained by teacher forcing: encoder, decoder and loss positions. */
final class TransformerTraining {

  private TransformerTraining() {}

  static OnnxGraph graph(TransformerShape shape, Function<OnnxGraph, Parameters> weights) {
    GraphBuilder b = GraphBuilder.create("seq2seq-training", Seq2SeqGraphs.OPSET);
    String ids = b.input(Seq2SeqGraphs.SOURCE_IDS, DataType.INT64, "batch", "source");
    String mask = b.input(Seq2SeqGraphs.SOURCE_MASK, DataType.INT64, "batch", "source");
    String targets = b.input(Seq2SeqGraphs.TARGET_IDS, DataType.INT64, "batch", "target");
    String wanted = b.input(Seq2SeqGraphs.TARGET_POSITIONS, DataType.INT64, "positions");

    Layers layers = new Layers(b, weights.apply(b.graph()));
    String padding = new Masks(b).padding(mask);
    String source = new TransformerEncoder(layers, shape).add(ids, padding);
    TransformerDecoder decoder = new TransformerDecoder(layers, shape);
    Span span = Span.fromFirst(b, "decoder", targets);
    String states = decoder.add(targets, span, new Uncached(decoder, source), padding);

    SharedTable.head(layers, shape).answerWanted(states, wanted);
    return b.graph();
  }

  /** All targets are at hand at once, and the source is projected in the same graph. */
  private record Uncached(TransformerDecoder decoder, String states) implements DecoderMemory {
    @Override
    public KeyValue targets(int layer, KeyValue atHand) {
      return atHand;
    }

    @Override
    public KeyValue source(int layer) {
      return decoder.source(layer, states);
    }
  }
}
