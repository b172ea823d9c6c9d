package io.rhema.training.graph.quantize;

import io.rhema.training.graph.GraphBuilder;
import java.util.List;
import java.util.Optional;

/** One scale and zero point for the whole batch, by the standard operator for that. */
final class BatchActivations implements ActivationQuantizer {

  private final GraphBuilder b;

  BatchActivations(GraphBuilder builder) {
    this.b = builder;
  }

  @Override
  public QuantizedActivation quantise(String x, boolean gelu, Optional<Float> peak) {
    List<String> q = b.op("", "DynamicQuantizeLinear", x + "/int8", List.of(x), 3);
    return new QuantizedActivation(q.get(0), q.get(1), q.get(2), Optional.empty());
  }
}
