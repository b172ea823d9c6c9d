package io.rhema.training.graph.quantize;

import static io.rhema.training.graph.fuse.Pattern.any;
import static io.rhema.training.graph.fuse.Pattern.constant;
import static io.rhema.training.graph.fuse.Pattern.op;
import static io.rhema.training.graph.fuse.Pattern.scalar;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import io.rhema.training.graph.fuse.Bindings;
import io.rhema.training.graph.fuse.Pattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes float products and look-ups again of the 8-bit ones that {@link Quantize} wrote. The
 * weights keep the rounding that quantising gave them; activations are exact again.
 */
public final class Dequantize {

  private static final Pattern BATCH_SCALED =
      op(
          "MatMulIntegerToFloat",
          op("DynamicQuantizeLinear", any("x")),
          any("values"),
          any("x_scale"),
          any("scales"));

  private static final Pattern FIXED_SCALED =
      op(
          "MatMulIntegerToFloat",
          op("QuantizeLinear", any("x"), scalar("unit"), any("zero_point")),
          any("values"),
          any("x_scale"),
          any("scales"));

  private static final Pattern TOKEN_SCALED =
      op(
          "Mul",
          op(
              "MatMulIntegerToFloat",
              op("QuantizeLinear", op("Mul", any("x"), op("Div", scalar("limit"), any("size")))),
              any("values"),
              any("unit"),
              any("scales")),
          any("size"));

  private static final Pattern BALANCED = op("Mul", any("x"), constant("balance", 1));

  private static final Pattern LOOKUP =
      op(
          "Mul",
          op("Cast", op("Gather", any("values"), any("ids"))),
          op("Gather", any("scales"), any("ids")));

  private final OnnxGraph graph;
  private final GraphBuilder b;
  private final Map<String, String> restored = new HashMap<>();

  private Dequantize(OnnxGraph graph) {
    this.graph = graph;
    this.b = GraphBuilder.onto(graph);
  }

  /** Works in place and returns how many products and look-ups are float again. */
  public static int apply(OnnxGraph graph) {
    int count = new Dequantize(graph).all();
    if (count > 0) {
      graph.prune();
    }
    return count;
  }

  private int all() {
    int count = 0;
    for (NodeProto root : graph.nodes("Mul")) {
      count += product(root, TOKEN_SCALED) + lookup(root);
    }
    if (count > 0) {
      // What is left of a product with scales per token looks like one with a fixed scale.
      graph.prune();
    }
    for (NodeProto root : graph.nodes("MatMulIntegerToFloat")) {
      count += product(root, BATCH_SCALED) + product(root, FIXED_SCALED);
    }
    return count;
  }

  private int product(NodeProto root, Pattern pattern) {
    Optional<Bindings> found = pattern.match(graph, root.getOutput(0)).filter(this::isInt8);
    if (found.isEmpty()) {
      return 0;
    }
    Bindings product = found.get();
    Optional<Bindings> balanced = BALANCED.match(graph, product.get("x"));
    replace(root, "MatMul", balanced.orElse(product).get("x"), weight(product, balanced));
    return 1;
  }

  private int lookup(NodeProto root) {
    Optional<Bindings> found = LOOKUP.match(graph, root.getOutput(0)).filter(this::isInt8);
    found.ifPresent(lookup -> replace(root, "Gather", table(lookup), lookup.get("ids")));
    return found.isPresent() ? 1 : 0;
  }

  private boolean isInt8(Bindings match) {
    return graph.initializer(match.get("values")).isPresent()
        && graph.initializer(match.get("scales")).isPresent();
  }

  private void replace(NodeProto root, String opType, String... inputs) {
    graph.remove(List.of(root));
    b.into("", opType, root.getOutput(0), List.of(inputs), root.getOutputList());
  }

  private String weight(Bindings product, Optional<Bindings> balanced) {
    return restored.computeIfAbsent(
        product.get("values"),
        name -> {
          float[] weight = floats(product, false);
          float[] unbalanced =
              balanced
                  .map(b -> Tensors.floats(graph.constant(b.get("balance")).orElseThrow()))
                  .map(factors -> Balance.restore(weight, factors))
                  .orElse(weight);
          return add(name, unbalanced);
        });
  }

  private String table(Bindings lookup) {
    return restored.computeIfAbsent(lookup.get("values"), name -> add(name, floats(lookup, true)));
  }

  private float[] floats(Bindings match, boolean byRow) {
    TensorProto values = graph.initializer(match.get("values")).orElseThrow();
    float[] scales = Tensors.floats(graph.initializer(match.get("scales")).orElseThrow());
    int columns = Math.toIntExact(values.getDims(1));
    return new SymmetricInt8(Tensors.bytes(values), scales).restore(columns, byRow);
  }

  private String add(String values, float[] floats) {
    long[] dims = Tensors.dims(graph.initializer(values).orElseThrow());
    return b.floats(values.replace(ColumnWeights.VALUES_SUFFIX, ""), floats, dims);
  }
}
