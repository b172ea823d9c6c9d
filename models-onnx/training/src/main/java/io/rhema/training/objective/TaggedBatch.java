package io.rhema.training.objective;

import io.rhema.training.data.Batch;
import io.rhema.training.data.TaggedExample;
import io.rhema.training.data.TaggedRow;
import io.rhema.training.engine.Pass;
import io.rhema.training.teacher.SoftLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final Optional<SoftLabels> taught;
  private final long[] taughtPositions;

  /**
   * @param shown for each sentence the form that the model sees
   * @param taught a teacher's answers for the {@linkplain TaggedRow#taught() positions} of these;
   *     its word counts where the data leaves open which label is true, or has none
   */
  TaggedBatch(
      HeadOutput output,
      List<TaggedExample> sentences,
      List<TaggedRow> shown,
      int padId,
      double labelSmoothing,
      Optional<SoftLabels> taught) {
    this.output = output;
    this.labelSmoothing = labelSmoothing;
    this.taught = taught;
    batch = Batch.of(shown.stream().map(TaggedRow::row).toList(), padId);
    IntStream.Builder places = IntStream.builder();
    IntStream.Builder taughtPlaces = IntStream.builder();
    for (int i = 0; i < shown.size(); i++) {
      TaggedRow row = shown.get(i);
      int first = i * batch.columns();
      IntStream.of(row.taught()).forEach(position -> taughtPlaces.add(first + position));
      int[] outside = outside(sentences.get(i).missing());
      for (int k = 0; k < row.labels().length; k++) {
        places.add(first + row.positions()[k]);
        int label = row.labels()[k];
        allowed.add(label == OUTSIDE ? outside : new int[] {label});
      }
    }
    positions = places.build().asLongStream().toArray();
    taughtPositions = taughtPlaces.build().asLongStream().toArray();
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
    Tensor logits = output.logits(batch, pass).to(ScalarType.Float).flatten(0, 1);
    Tensor hard = AllowedLabels.loss(at(positions, logits), allowed, labelSmoothing);
    return taught.map(soft -> soft.mix(hard, at(taughtPositions, logits))).orElse(hard);
  }

  private static Tensor at(long[] positions, Tensor logits) {
    return torch.index_select(logits, 0, Tensor.create(positions));
  }
}
