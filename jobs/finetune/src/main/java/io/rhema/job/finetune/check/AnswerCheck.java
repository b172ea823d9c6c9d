package io.rhema.job.finetune.check;

import io.rhema.job.finetune.example.Origin;
import io.rhema.job.finetune.example.TrainingExample;
import io.rhema.model.text.EncodedText;
import io.rhema.schema.LabelledExample;

/** The rules for the answers of one task. */
interface AnswerCheck {

  /**
   * @param encoded the example's text as the model reads it, with one token at least
   * @throws RefusalException when the answer breaks a rule
   */
  TrainingExample check(LabelledExample example, EncodedText encoded, Origin origin);
}
