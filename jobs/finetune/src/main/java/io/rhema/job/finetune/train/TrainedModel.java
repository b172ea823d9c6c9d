package io.rhema.job.finetune.train;

import io.rhema.job.finetune.folder.TrainingSet;
import io.rhema.operator.type.ElementTypeInfo;
import io.rhema.training.launch.TrainingResult;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A training that has ended well.
 *
 * @param configuration which it was
 * @param run where it was
 * @param set what it has learnt from and was measured on
 * @param result what it came to
 * @param starts how often its process was started; 0 when the task found it done
 */
public record TrainedModel(
    Configuration configuration,
    TuningRun run,
    TrainingSet set,
    TrainingResult result,
    int starts) {

  /** As a stream element. */
  public static final TypeInformation<TrainedModel> TYPE_INFO =
      new ElementTypeInfo<>(TrainedModel.class, config -> new TrainedModelSerializer());

  /** The best comes first; of equally good ones that of the first configuration. */
  public static final Comparator<TrainedModel> BEST_FIRST =
      Comparator.comparingDouble((TrainedModel model) -> model.result().score())
          .reversed()
          .thenComparingInt(model -> model.configuration().index());
}
