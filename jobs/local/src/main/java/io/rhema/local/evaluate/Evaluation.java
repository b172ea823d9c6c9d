package io.rhema.local.evaluate;

import io.rhema.model.bundle.ModelId;

/** What one head of a model is worth on one data set. */
public sealed interface Evaluation
    permits ClassifierEvaluation, TaggingEvaluation, TranslationEvaluation {

  /** Name and version of the model. */
  ModelId model();

  /** What the data set is called. */
  String dataSet();
}
