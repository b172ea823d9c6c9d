package io.rhema.job.finetune.example;

import io.rhema.operator.type.ElementTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** A text and the right answer to it, which the model that is trained can learn. */
public sealed interface TrainingExample permits LabelledText, MarkedText, TranslatedText {

  /** As a stream element. */
  TypeInformation<TrainingExample> TYPE_INFO =
      new ElementTypeInfo<>(TrainingExample.class, config -> new TrainingExampleSerializer());

  /** What the model is asked about; not blank, and without a lone surrogate. */
  String text();

  /** Where the example is from. */
  Origin origin();

  /** The same from elsewhere. */
  TrainingExample withOrigin(Origin other);

  /** The {@link ContentHash} of the text: examples with one hash are about the same text. */
  default String hash() {
    return ContentHash.of(text());
  }
}
