package io.rhema.training.graph.seq2seq;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.layer.NewParameters;
import io.rhema.training.graph.layer.Parameters;
import io.rhema.training.graph.layer.TrainedParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Makes the graphs of an encoder-decoder model. */
public final class Seq2SeqGraphs {
  /** Input of the training graph: int64 {@code [batch, source]}, padded on the right. */
  public static final String SOURCE_IDS = "input_ids";

  /** Input of the training graph: int64 {@code [batch, source]}, 0 for padding, else 1. */
  public static final String SOURCE_MASK = "attention_mask";

  /**
   * Input of the training graph: int64 {@code [batch, target]}, the start token and the target
   * without its last token, padded on the right. No mask goes with it: a target token sees only
   * those before it, so padding behind the last one changes nothing.
   */
  public static final String TARGET_IDS = "decoder_input_ids";

  /**
   * Input of the training graph: int64 {@code [n]}, for which targets logits are wanted, as {@code
   * row * targetColumns + column}. Leaving out the padded ones saves their share of the largest
   * product of the model.
   */
  public static final String TARGET_POSITIONS = "target_positions";

  /** Output of the training graph: float {@code [n, vocabulary]}, before the softmax. */
  public static final String LOGITS = "logits";

  static final int OPSET = 17;

  private static final String ENCODER = "encoder_model.onnx";
  private static final String DECODER = "decoder_with_past_model.onnx";

  private Seq2SeqGraphs() {}

  /**
   * The graph to train, with fresh weights. Source rows must not be longer than {@link
   * Seq2SeqShape#maxPositions}, nor must {@link #TARGET_IDS}.
   *
   * @param seed of the weights
   */
  public static OnnxGraph training(Seq2SeqShape shape, long seed) {
    return training(shape, graph -> new NewParameters(graph, seed));
  }

  /**
   * The graph to train, with the weights of a model that {@link #write} wrote; those that were made
   * int8 since are float again, with their rounding.
   *
   * @param shape that {@link #shape} tells of the folder
   * @throws io.rhema.training.graph.GraphException when weights are missing, as in a model that
   *     another program made
   */
  public static OnnxGraph training(Seq2SeqShape shape, Path dir) throws IOException {
    ModelProto served = ServedWeights.read(List.of(dir.resolve(ENCODER), dir.resolve(DECODER)));
    return training(shape, graph -> new TrainedParameters(graph, served));
  }

  private static OnnxGraph training(Seq2SeqShape shape, Function<OnnxGraph, Parameters> weights) {
    return shape instanceof TransformerShape transformer
        ? TransformerTraining.graph(transformer, weights)
        : LstmTraining.graph((LstmShape) shape, weights);
  }

  /**
   * The measures of a model that {@link #write} wrote.
   *
   * @throws io.rhema.training.graph.GraphException when another program made it
   */
  public static Seq2SeqShape shape(Path dir) throws IOException {
    return Seq2SeqConfig.read(dir);
  }

  /**
   * Writes what serves the trained weights: {@code encoder_model.onnx}, {@code
   * decoder_with_past_model.onnx}, {@code config.json} and {@code generation_config.json}. The
   * decoder starts behind the padding token, 0, and ends with 1, as trained vocabularies have them.
   *
   * @param trained a graph that {@link #training} made, its weights trained
   * @param shape that it was made with
   * @throws io.rhema.training.graph.GraphException when the weights are not of that shape
   */
  public static void write(ModelProto trained, Seq2SeqShape shape, Path dir) throws IOException {
    ServingGraphs serving =
        shape instanceof TransformerShape transformer
            ? new TransformerServing(trained, transformer)
            : new LstmServing(trained, (LstmShape) shape);
    serving.encoder().save(dir.resolve(ENCODER));
    serving.decoder().save(dir.resolve(DECODER));
    Seq2SeqConfig.write(shape, dir);
  }
}
