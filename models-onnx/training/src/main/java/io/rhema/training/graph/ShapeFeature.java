package io.rhema.training.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.model.text.WordShape;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells an encoder with an uncased vocabulary how its words were written: a small table of vectors,
 * one for each {@link WordShape}, is added to the other embeddings before they are normalised.
 */
public final class ShapeFeature {

  /** The input, int64 {@code [batch, tokens]}: codes of {@link WordShape}. */
  public static final String INPUT = "shape_ids";

  /** The table, {@code [8, hidden]}. */
  public static final String TABLE = "shape_embeddings.weight";

  private static final int SHAPES = WordShape.COUNT;
  private static final String TOKENS = "input_ids";

  /** What reads the input of a normalisation: one operator, or the first two of its formula. */
  private static final Set<Set<String>> NORMALISATIONS =
      Set.of(Set.of("LayerNormalization"), Set.of("ReduceMean", "Sub"));

  private ShapeFeature() {}

  /**
   * Adds the input and its table, filled with zeros: until they are trained, the answers are what
   * they were.
   *
   * @param graph in standard operators, of a BERT-like encoder: vectors looked up for {@value
   *     #TOKENS} in a constant table, to which others may be added, are normalised
   * @param hidden width of the embeddings
   * @throws GraphException when the graph is not of that form, or has the input already
   */
  public static void attach(OnnxGraph graph, int hidden) {
    if (graph.hasInput(INPUT)) {
      throw new GraphException("The graph already has an input '%s'".formatted(INPUT));
    }
    String embeddings = embeddings(graph, hidden);
    List<NodeProto> readers = graph.consumers(embeddings);
    GraphBuilder b = GraphBuilder.onto(graph);
    b.input(INPUT, DataType.INT64, "batch_size", "sequence_length");
    graph.put(Tensors.ofFloats(TABLE, new float[SHAPES * hidden], SHAPES, hidden));
    String shapes = b.op("Gather", "shape_embeddings", List.of(TABLE, INPUT));
    String sum = b.op("Add", "embeddings_with_shape", List.of(embeddings, shapes));
    readers.forEach(reader -> graph.replace(reader, reading(reader, embeddings, sum)));
  }

  /** The sum of all embeddings, which the first normalisation reads. */
  private static String embeddings(OnnxGraph graph, int hidden) {
    String value = tokenLookup(graph, hidden).getOutput(0);
    List<NodeProto> readers = graph.consumers(value);
    while (readers.size() == 1 && readers.get(0).getOpType().equals("Add")) {
      value = readers.get(0).getOutput(0);
      readers = graph.consumers(value);
    }
    Set<String> opTypes = readers.stream().map(NodeProto::getOpType).collect(Collectors.toSet());
    if (!NORMALISATIONS.contains(opTypes)) {
      throw new GraphException(
          "The sum of embeddings '%s' is read by %s, not by a layer normalisation alone; word shapes can be added to BERT-like encoders in standard operators"
              .formatted(value, opTypes));
    }
    return value;
  }

  private static NodeProto tokenLookup(OnnxGraph graph, int hidden) {
    return graph.nodes("Gather").stream()
        .filter(lookup -> lookup.getInput(1).equals(TOKENS))
        .filter(
            lookup ->
                graph
                    .initializer(lookup.getInput(0))
                    .filter(t -> t.getDimsCount() == 2 && t.getDims(1) == hidden)
                    .isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                new GraphException(
                    "The graph looks up '%s' in no table of width %d; word shapes can be added to BERT-like encoders"
                        .formatted(TOKENS, hidden)));
  }

  private static NodeProto reading(NodeProto node, String old, String value) {
    List<String> inputs =
        node.getInputList().stream().map(input -> input.equals(old) ? value : input).toList();
    return node.toBuilder().clearInput().addAllInput(inputs).build();
  }
}
