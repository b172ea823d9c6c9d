package io.rhema.training.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.engine.HostValue;
import io.rhema.training.engine.LazyRows;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.TensorData;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

/** The loss is the sum of what a table and a bias give, so every gradient is known. */
class AdamWTest {
  private static final int ROWS = 5_000;
  private static final int WIDTH = 2;
  private static final double RATE = 0.1;
  private static final double DECAY = 0.5;

  private final TorchGraph graph = new TorchGraph(lookUp().graph().toModel());

  @Test
  void movesMatricesByGradientAndDecayAndVectorsByGradientAlone() {
    AdamW optimizer = new AdamW(new ParameterBlock(graph, Set.of()), AdamOptions.of(DECAY, 0));

    step(optimizer, false, 0, 1);

    // The first step of Adam is the learning rate against the sign of the gradient.
    double decayed = 1 - RATE * DECAY;
    assertThat(row(0)[0]).isCloseTo((float) (decayed - RATE), within(1e-5f));
    assertThat(row(4_000)[0]).isCloseTo((float) decayed, within(1e-5f));
    assertThat(bias()[0]).isCloseTo((float) (1 - RATE), within(1e-5f));
  }

  @Test
  void severalStepsAreThoseOfTheFormula() {
    AdamW optimizer = new AdamW(new ParameterBlock(graph, Set.of()), AdamOptions.of(0, 0));
    double weight = 1;
    double first = 0;
    double second = 0;
    for (int t = 1; t <= 5; t++) {
      // The bias is added once for each of the ids.
      int ids = t;
      step(optimizer, false, new long[ids]);
      first = 0.9 * first + 0.1 * ids;
      second = 0.999 * second + 0.001 * ids * ids;
      double root = Math.sqrt(second / (1 - Math.pow(0.999, t))) + 1e-8;
      weight -= RATE * first / (1 - Math.pow(0.9, t)) / root;
    }

    assertThat(bias()[0]).isCloseTo((float) weight, within(1e-5f));
  }

  @Test
  void lazyRowsMoveLikeDenseOnesAndTheOthersStay() {
    TorchGraph dense = new TorchGraph(lookUp().graph().toModel());
    AdamW denseOptimizer = new AdamW(new ParameterBlock(dense, Set.of()), AdamOptions.of(0, 1));
    AdamW lazyOptimizer =
        new AdamW(new ParameterBlock(graph, graph.lazyTables()), AdamOptions.of(0, 1));

    for (int i = 0; i < 3; i++) {
      step(dense, denseOptimizer, false, 7, 9, 7);
      step(lazyOptimizer, true, 7, 9, 7);
    }

    assertThat(table(graph)).containsExactly(table(dense), Offset.offset(1e-6f));
    assertThat(row(7)).isNotEqualTo(new float[] {1, 1});
    assertThat(row(8)).isEqualTo(new float[] {1, 1});
  }

  @Test
  void clippingScalesAllGradientsTogether() {
    AdamW optimizer = new AdamW(new ParameterBlock(graph, Set.of()), AdamOptions.of(0, 1));

    double norm = step(optimizer, false, 3);

    // Gradients of 1 in two places of the table and two of the bias.
    assertThat(norm).isCloseTo(2, within(1e-5));
    assertThat(optimizer.state().get("first").max().item_float()).isCloseTo(0.05f, within(1e-6f));
  }

  private double step(AdamW optimizer, boolean lazy, long... ids) {
    return step(graph, optimizer, lazy, ids);
  }

  private static double step(TorchGraph on, AdamW optimizer, boolean lazy, long... ids) {
    try (PointerScope scope = new PointerScope()) {
      LazyRows rows = new LazyRows();
      on.run(Map.of("ids", new HostValue(ids, ids.length)), new Pass(0, lazy ? rows : null))
          .get("sum")
          .backward();
      return optimizer.step(RATE, rows);
    }
  }

  private float[] row(int index) {
    return Arrays.copyOfRange(table(graph), index * WIDTH, (index + 1) * WIDTH);
  }

  private static float[] table(TorchGraph of) {
    return TensorData.toFloats(of.parameters().get("table"));
  }

  private float[] bias() {
    return TensorData.toFloats(graph.parameters().get("bias"));
  }

  private static GraphBuilder lookUp() {
    GraphBuilder b = GraphBuilder.create("look up", 13);
    b.input("ids", DataType.INT64, "n");
    float[] ones = new float[ROWS * WIDTH];
    Arrays.fill(ones, 1);
    String table = b.floats("table", ones, ROWS, WIDTH);
    String bias = b.floats("bias", new float[] {1, 1}, WIDTH);
    String rows = b.op("Gather", "rows", List.of(table, "ids"));
    String biased = b.op("Add", "biased", List.of(rows, bias));
    b.into("", "ReduceSum", "sum", List.of(biased), List.of("sum"), keepNone());
    b.output("sum", DataType.FLOAT);
    return b;
  }

  private static AttributeProto keepNone() {
    return Attributes.of("keepdims", 0);
  }
}
