package io.rhema.training.objective;

import io.rhema.training.data.Batch;
import io.rhema.training.data.TaggedExample;
import io.rhema.training.data.TaggedRow;
import io.rhema.training.engine.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Some sentences with the labels of their words. */
final class TaggedBatch implements TrainingBatch {
  /** Index of the label {@code O}. */
  private static final int OUTSIDE = 0;

  private final HeadOutput output;
  private final Batch batch;
  private final double labelSmoothing;
  private final List<int[]> allowed = new ArrayList<>();
  private final long[] positions;

  /**
   * @param shown for each sentence the form that the model sees
   */
  TaggedBatch(
      HeadOutput output,
      List<TaggedExample> sentences,
      List<TaggedRow> shown,
      int padId,
      double labelSmoothing) {
    this.output = output;
    this.labelSmoothing = labelSmoothing;
    batch = Batch.of(shown.stream().map(TaggedRow::row).toList(), padId);
    IntStream.Builder places = IntStream.builder();
    for (int i = 0; i < shown.size(); i++) {
      TaggedRow row = shown.get(i);
      int[] outside = outside(sentences.get(i).missing());
      for (int k = 0; k < row.labels().length; k++) {
        places.add(i * batch.columns() + row.positions()[k]);
        int label = row.labels()[k];
        allowed.add(label == OUTSIDE ? outside : new int[] {label});
      }
    }
    positions = places.build().asLongStream().toArray();
  }

  /** What {@code O} may mean where some labels were not marked. */
  private static int[] outside(int[] missing) {
    return IntStream.concat(IntStream.of(OUTSIDE), IntStream.of(missing)).toArray();
  }

  @Override
  public int tokens() {
    return batch.tokens();
  }

  @Override
  public Tensor loss(Pass pass) {
    Tensor logits = output.logits(batch, pass).to(ScalarType.Float);
    Tensor labelled = torch.index_select(logits.flatten(0, 1), 0, Tensor.create(positions));
    return AllowedLabels.loss(labelled, allowed, labelSmoothing);
  }
}
