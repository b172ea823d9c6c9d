package io.rhema.training.objective;

import io.rhema.training.data.Batch;
import io.rhema.training.engine.HostValue;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.engine.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/**
 * One output of a graph.
 *
 * @param inputs names of the graph's inputs
 * @param output name of the output
 */
public record HeadOutput(TorchGraph graph, Set<String> inputs, String output) {

  /** The logits of a batch: {@code [rows, labels]}, or {@code [rows, columns, labels]}. */
  public Tensor logits(Batch batch, Pass pass) {
    Map<String, Value> feeds = new HashMap<>();
    feeds.put("input_ids", host(batch, batch.ids()));
    feeds.put("attention_mask", host(batch, batch.mask()));
    if (inputs.contains("token_type_ids")) {
      feeds.put("token_type_ids", host(batch, new long[batch.ids().length]));
    }
    if (inputs.contains("shape_ids")) {
      feeds.put("shape_ids", host(batch, batch.shapes()));
    }
    if (inputs.contains("token_weights")) {
      feeds.put("token_weights", Value.of(batch.weights(), batch.rows(), batch.columns()));
    }
    return graph.run(feeds, pass).get(output);
  }

  private static HostValue host(Batch batch, long[] data) {
    return new HostValue(data, batch.rows(), batch.columns());
  }
}
