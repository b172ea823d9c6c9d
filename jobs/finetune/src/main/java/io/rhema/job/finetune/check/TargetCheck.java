package io.rhema.job.finetune.check;

import io.rhema.job.finetune.example.ContentHash;
import io.rhema.job.finetune.example.Origin;
import io.rhema.job.finetune.example.Reason;
import io.rhema.job.finetune.example.TrainingExample;
import io.rhema.job.finetune.example.TranslatedText;
import io.rhema.model.text.EncodedText;
import io.rhema.schema.LabelledExample;

/**
 * A translation says something.
 *
 * @param maxChars UTF-16 code units that it may have
 */
record TargetCheck(int maxChars) implements AnswerCheck {

  @Override
  public TrainingExample check(LabelledExample example, EncodedText encoded, Origin origin) {
    String target = example.getTarget();
    if (target == null || ContentHash.isBlank(target)) {
      throw new RefusalException(
          Reason.NO_ANSWER, "The example has no translation; 'target' must say something.");
    }
    ExampleCheck.requireLength("Translation", target, maxChars);
    return new TranslatedText(example.getText(), target, origin);
  }
}
