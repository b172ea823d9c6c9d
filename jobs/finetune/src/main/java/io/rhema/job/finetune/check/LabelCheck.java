package io.rhema.job.finetune.check;

import io.rhema.job.finetune.example.LabelledText;
import io.rhema.job.finetune.example.Origin;
import io.rhema.job.finetune.example.Reason;
import io.rhema.job.finetune.example.TrainingExample;
import io.rhema.model.text.EncodedText;
import io.rhema.schema.LabelledExample;
import java.util.List;

/**
 * A label is one of the model's.
 *
 * @param labels the model's, in the order of its outputs
 */
record LabelCheck(List<String> labels) implements AnswerCheck {

  @Override
  public TrainingExample check(LabelledExample example, EncodedText encoded, Origin origin) {
    String label = example.getLabel();
    if (label == null || label.isBlank()) {
      throw new RefusalException(
          Reason.NO_ANSWER, "The example has no label; it must have one of %s.".formatted(labels));
    }
    if (!labels.contains(label)) {
      throw new RefusalException(
          Reason.UNKNOWN_LABEL,
          "The label '%s' is not among the model's labels %s.".formatted(Quoted.of(label), labels));
    }
    return new LabelledText(example.getText(), label, origin);
  }
}
