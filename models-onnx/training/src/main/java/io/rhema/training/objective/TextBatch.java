package io.rhema.training.objective;

import io.rhema.training.data.Batch;
import io.rhema.training.data.LabelledRow;
import io.rhema.training.engine.Pass;
import io.rhema.training.teacher.SoftLabels;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Some texts with their labels. */
final class TextBatch implements TrainingBatch {
  private static final int SUM_OF_THE_ROWS = 2;

  private final HeadOutput output;
  private final Batch batch;
  private final long[] labels;
  private final double labelSmoothing;
  private final Optional<SoftLabels> taught;

  /**
   * @param batch the rows in the form that the model sees
   * @param taught a teacher's answers to these rows
   */
  TextBatch(
      HeadOutput output,
      List<LabelledRow> rows,
      Batch batch,
      double labelSmoothing,
      Optional<SoftLabels> taught) {
    this.output = output;
    this.batch = batch;
    this.labelSmoothing = labelSmoothing;
    this.taught = taught;
    labels = rows.stream().mapToLong(LabelledRow::label).toArray();
  }

  @Override
  public int tokens() {
    return batch.tokens();
  }

  @Override
  public Tensor loss(Pass pass) {
    Tensor logits = output.logits(batch, pass).to(ScalarType.Float);
    // A row without a label adds nothing, and is counted: what the others say weighs no more for
    // it.
    Tensor hard =
        torch
            .cross_entropy_loss(
                logits,
                Tensor.create(labels),
                new TensorOptional(),
                SUM_OF_THE_ROWS,
                LabelledRow.UNLABELLED,
                labelSmoothing)
            .div(new Scalar((double) labels.length));
    return taught.map(soft -> soft.mix(hard, logits)).orElse(hard);
  }
}
