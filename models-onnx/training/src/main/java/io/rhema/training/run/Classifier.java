package io.rhema.training.run;

import io.rhema.training.data.Batch;
import io.rhema.training.data.Example;
import io.rhema.training.engine.HostValue;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.engine.Value;
import io.rhema.training.metric.Accuracy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** A graph that gives one row of logits for each text. */
final class Classifier {
  private static final int EVALUATION_BATCH = 32;

  private final TorchGraph graph;
  private final Set<String> inputs;
  private final List<String> labels;
  private final int padId;

  /**
   * @param inputs names of the graph's inputs
   * @param padId what rows are filled with
   */
  Classifier(TorchGraph graph, Set<String> inputs, List<String> labels, int padId) {
    this.graph = graph;
    this.inputs = inputs;
    this.labels = labels;
    this.padId = padId;
  }

  TorchGraph graph() {
    return graph;
  }

  Batch batch(List<Example> examples) {
    return Batch.of(examples, padId);
  }

  /** The logits {@code [rows, labels]} of a batch. */
  Tensor logits(Batch batch, Pass pass) {
    Map<String, Value> feeds = new HashMap<>();
    feeds.put("input_ids", host(batch, batch.ids()));
    feeds.put("attention_mask", host(batch, batch.mask()));
    if (inputs.contains("token_type_ids")) {
      feeds.put("token_type_ids", host(batch, new long[batch.ids().length]));
    }
    return graph.run(feeds, pass).values().iterator().next();
  }

  private static HostValue host(Batch batch, long[] data) {
    return new HostValue(data, batch.rows(), batch.columns());
  }

  /** Answers every example and compares with its label. */
  Accuracy evaluate(List<Example> examples) {
    List<Example> sorted = new ArrayList<>(examples);
    sorted.sort(Comparator.comparingInt(Example::length));
    int[] predicted = new int[sorted.size()];
    for (int from = 0; from < sorted.size(); from += EVALUATION_BATCH) {
      List<Example> part = sorted.subList(from, Math.min(sorted.size(), from + EVALUATION_BATCH));
      try (PointerScope step = new PointerScope();
          NoGradGuard frozen = new NoGradGuard()) {
        Tensor best = logits(batch(part), Pass.EVALUATION).argmax(new LongOptional(1), false);
        for (int i = 0; i < part.size(); i++) {
          predicted[from + i] = (int) best.select(0, i).item_long();
        }
      }
    }
    return Accuracy.of(labels, sorted.stream().mapToInt(Example::label).toArray(), predicted);
  }
}
