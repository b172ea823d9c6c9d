package io.rhema.training.recipe;

import java.util.List;
import java.util.Optional;

/** What one head learns from in a stage. */
public sealed interface Portion permits TextPortion, TagPortion {

  /** The head, one of the recipe's {@linkplain Goal#head() goals}. */
  String head();

  List<? extends DataSource> data();

  /** Length of the longest row, special tokens included. */
  int maxTokens();

  /** How often the files are gone through; parts of an epoch are allowed. */
  double epochs();

  /** Examples a step. */
  int batchSize();

  /** How often an example is shown written otherwise. */
  Recasing recasing();

  /** What the loss is multiplied by. */
  double lossWeight();

  /** Whom the head learns from beside the data. */
  Optional<Teacher> teacher();

  /** How many steps the head has, given those of an epoch. */
  default int steps(int batchesPerEpoch) {
    return (int) Math.max(1, Math.round(batchesPerEpoch * epochs()));
  }
}
