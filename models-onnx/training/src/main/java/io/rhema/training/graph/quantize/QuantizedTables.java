package io.rhema.training.graph.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes embedding tables as int8, each once, whether its rows are looked up, multiplied by as the
 * output projection of a model with tied embeddings, or both.
 */
final class QuantizedTables {

  /** Smaller tables, such as those of positions and token types, gain nothing worth their error. */
  private static final int SMALLEST_TABLE_ROWS = 1_000;

  private static final int LIMIT = 127;

  private final OnnxGraph graph;
  private final QuantizeOptions options;
  private final QuantizedProducts products;

  QuantizedTables(OnnxGraph graph, QuantizeOptions options, QuantizedProducts products) {
    this.graph = graph;
    this.options = options;
    this.products = products;
  }

  /** Replaces all uses of all tables; answers the names of the tables. */
  List<String> replace() {
    List<NodeProto> lookups =
        graph.nodes("Gather").stream().filter(n -> Attributes.intOf(n, "axis", 0) == 0).toList();
    List<NodeProto> projections =
        graph.nodes("Gemm").stream()
            .filter(QuantizedTables::isByRow)
            .filter(gemm -> !options.keepFloat().contains(gemm.getInput(1)))
            .toList();
    Set<String> tables = new LinkedHashSet<>();
    lookups.forEach(lookup -> tables.add(lookup.getInput(0)));
    projections.forEach(gemm -> tables.add(gemm.getInput(1)));
    tables.removeIf(table -> graph.initializer(table).filter(QuantizedTables::isLarge).isEmpty());
    for (String table : tables) {
      replace(
          graph.initializer(table).orElseThrow(),
          lookups.stream().filter(n -> n.getInput(0).equals(table)).toList(),
          projections.stream().filter(n -> n.getInput(1).equals(table)).toList());
    }
    return new ArrayList<>(tables);
  }

  private void replace(TensorProto table, List<NodeProto> lookups, List<NodeProto> projections) {
    GraphBuilder b = GraphBuilder.onto(graph);
    graph.remove(lookups);
    graph.remove(projections);
    int limit = projections.isEmpty() ? LIMIT : options.weightLimit();
    RowWeights rows = RowWeights.add(b, table, limit);
    lookups.forEach(lookup -> QuantizedLookup.add(b, lookup, rows));
    projections.forEach(gemm -> products.byRows(gemm, rows));
  }

  /** {@code x · tableᵀ}, with or without a bias. */
  private static boolean isByRow(NodeProto gemm) {
    return Attributes.intOf(gemm, "transA", 0) == 0
        && Attributes.intOf(gemm, "transB", 0) == 1
        && Attributes.floatOf(gemm, "alpha", 1) == 1
        && Attributes.floatOf(gemm, "beta", 1) == 1;
  }

  private static boolean isLarge(TensorProto tensor) {
    return tensor.getDimsCount() == 2
        && Tensors.type(tensor) == DataType.FLOAT
        && tensor.getDims(0) >= SMALLEST_TABLE_ROWS;
  }
}
