package io.rhema.training.evaluate;

import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.task.Translation;
import java.util.List;
import java.util.function.UnaryOperator;

/** What one head of a model is worth on one data set, with its answer to each example. */
public sealed interface Evaluation
    permits ClassifierEvaluation, TaggingEvaluation, TranslationEvaluation {

  /** Name and version of the model. */
  ModelId model();

  /** What the data set is called. */
  String dataSet();

  /** How many texts, sentences or pairs there are. */
  int examples();

  /**
   * Lets a head of a bundle answer every example of each data set, on ONNX Runtime, as it is
   * served.
   *
   * @param dataSets of the kind that the head is measured on, as {@link EvaluationData#read} makes
   *     them
   * @return one evaluation for each, in their order
   * @throws EvaluationException when a data set cannot be read or has a label that the model lacks
   * @throws io.rhema.model.bundle.BundleException when the bundle cannot be served
   */
  static List<? extends Evaluation> of(
      ModelBundle bundle, Head head, List<? extends EvaluationData> dataSets) {
    if (head.task() instanceof TokenClassification) {
      return TaggingEvaluation.of(bundle, only(TaggedData.class, dataSets));
    }
    return head.task() instanceof Translation
        ? TranslationEvaluation.of(
            bundle, UnaryOperator.identity(), 0, only(ParallelData.class, dataSets))
        : ClassifierEvaluation.of(bundle, head, only(LabelledData.class, dataSets));
  }

  private static <D extends EvaluationData> List<D> only(
      Class<D> kind, List<? extends EvaluationData> dataSets) {
    return dataSets.stream().map(kind::cast).toList();
  }
}
