package io.rhema.job.finetune.check;

import io.rhema.job.finetune.example.TrainingExample;
import java.util.Comparator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichReduceFunction;
import org.apache.flink.metrics.Counter;

/**
 * Of several examples with one text, the one that holds: that of the greatest {@linkplain
 * TrainingExample#origin() origin}. Which one it is depends on nothing but what they are; it says
 * how many it has taken the place of.
 */
public final class Latest extends RichReduceFunction<TrainingExample> {
  private static final long serialVersionUID = 1L;

  private static final Comparator<TrainingExample> ORDER =
      Comparator.comparing(TrainingExample::origin)
          .thenComparing(example -> inPlaceOf(example, 0).toString());

  private transient Counter superseded;

  @Override
  public void open(OpenContext context) {
    superseded = getRuntimeContext().getMetricGroup().counter("superseded");
  }

  @Override
  public TrainingExample reduce(TrainingExample one, TrainingExample other) {
    superseded.inc();
    return of(one, other);
  }

  static TrainingExample of(TrainingExample one, TrainingExample other) {
    int others = one.origin().superseded() + other.origin().superseded() + 1;
    return inPlaceOf(ORDER.compare(one, other) >= 0 ? one : other, others);
  }

  private static TrainingExample inPlaceOf(TrainingExample example, int others) {
    return example.withOrigin(example.origin().inPlaceOf(others));
  }
}
