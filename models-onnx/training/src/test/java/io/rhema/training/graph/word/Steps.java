package io.rhema.training.graph.word;

import io.rhema.training.engine.LazyRows;
import io.rhema.training.engine.Oracle.Feed;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.engine.Value;
import io.rhema.training.optimize.AdamOptions;
import io.rhema.training.optimize.AdamW;
import io.rhema.training.optimize.ParameterBlock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A few steps of training with dropout, as a run takes them. */
final class Steps {
  private static final double DROPOUT = 0.2;
  private static final double LEARNING_RATE = 0.02;

  private Steps() {}

  /** Makes the first output larger in its first column and smaller in the others. */
  static void train(TorchGraph graph, Map<String, Feed> feeds, int steps) {
    ParameterBlock block = new ParameterBlock(graph, Set.of());
    AdamW optimizer = new AdamW(block, AdamOptions.of(0.01, 1));
    torch.manual_seed(1);
    for (int step = 0; step < steps; step++) {
      try (PointerScope scope = new PointerScope()) {
        Map<String, Value> values = new HashMap<>();
        feeds.forEach((name, feed) -> values.put(name, feed.value()));
        LazyRows rows = new LazyRows();
        Tensor logits = graph.run(values, new Pass(DROPOUT, rows)).values().iterator().next();
        logits.log_softmax(1).select(1, 0).mean().neg().backward();
        optimizer.step(LEARNING_RATE, rows);
      }
    }
  }
}
