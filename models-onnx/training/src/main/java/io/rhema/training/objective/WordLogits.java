package io.rhema.training.objective;

import io.rhema.training.data.Batch;
import io.rhema.training.data.WordBatch;
import io.rhema.training.engine.HostValue;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.graph.word.WordGraphs;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The training graph of a language model. */
record WordLogits(TorchGraph graph) {

  /** {@code [words asked for, vocabulary]}. */
  Tensor of(WordBatch batch, Pass pass) {
    Batch shown = batch.shown();
    return graph
        .run(
            Map.of(
                WordGraphs.INPUT_IDS,
                new HostValue(shown.ids(), shown.rows(), shown.columns()),
                WordGraphs.ATTENTION_MASK,
                new HostValue(shown.mask(), shown.rows(), shown.columns()),
                WordGraphs.TARGET_POSITIONS,
                new HostValue(batch.positions(), batch.positions().length)),
            pass)
        .get(WordGraphs.LOGITS);
  }
}
