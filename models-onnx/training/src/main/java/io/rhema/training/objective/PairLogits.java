package io.rhema.training.objective;

import io.rhema.training.data.pair.PairBatch;
import io.rhema.training.engine.HostValue;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.graph.seq2seq.Seq2SeqGraphs;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * The training graph of an encoder-decoder model with teacher forcing: each target token is asked
 * for when those before it are given.
 */
public record PairLogits(TorchGraph graph) {
  /** The mean loss of a batch's target tokens. */
  Tensor meanLoss(PairBatch batch, Pass pass, double labelSmoothing) {
    return VocabularyLoss.mean(logits(batch, pass), batch.labels(), labelSmoothing);
  }

  /** The sum of the losses of a batch's target tokens, nothing smoothed or dropped. */
  double sumOfLosses(PairBatch batch) {
    return VocabularyLoss.sum(logits(batch, Pass.EVALUATION), batch.labels());
  }

  /** {@code [targets, vocabulary]}: one row for each real target token. */
  private Tensor logits(PairBatch batch, Pass pass) {
    int rows = batch.rows();
    return graph
        .run(
            Map.of(
                Seq2SeqGraphs.SOURCE_IDS,
                new HostValue(batch.sourceIds(), rows, batch.sourceColumns()),
                Seq2SeqGraphs.SOURCE_MASK,
                new HostValue(batch.sourceMask(), rows, batch.sourceColumns()),
                Seq2SeqGraphs.TARGET_IDS,
                new HostValue(batch.targetIds(), rows, batch.targetColumns()),
                Seq2SeqGraphs.TARGET_POSITIONS,
                new HostValue(batch.positions(), batch.positions().length)),
            pass)
        .get(Seq2SeqGraphs.LOGITS);
  }
}
