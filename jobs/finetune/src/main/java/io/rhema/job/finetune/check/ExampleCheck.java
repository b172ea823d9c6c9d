package io.rhema.job.finetune.check;

import io.rhema.job.finetune.example.ContentHash;
import io.rhema.job.finetune.example.Origin;
import io.rhema.job.finetune.example.Reason;
import io.rhema.job.finetune.example.TrainingExample;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.schema.LabelledExample;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The rules that an example must keep to before a model learns from it. Safe for use by several
 * threads at once.
 */
final class ExampleCheck {
  private final CheckOptions options;
  private final TextEncoder encoder;
  private final AnswerCheck answers;

  /**
   * @throws BundleException when the folder is no bundle, or its model does not do the task
   */
  ExampleCheck(CheckOptions options) {
    this.options = options;
    ModelBundle bundle = ModelBundle.open(Path.of(options.bundle()));
    encoder = TextEncoders.load(bundle.dir());
    answers =
        switch (options.task()) {
          case ENTITIES -> SpanCheck.of(options.task().headOf(bundle).task().labels());
          case TRANSLATION -> {
            options.task().headOf(bundle);
            yield new TargetCheck(options.maxChars());
          }
          default -> new LabelCheck(options.task().headOf(bundle).task().labels());
        };
  }

  /**
   * What a model can learn of an example.
   *
   * @throws RefusalException when it breaks a rule
   */
  TrainingExample check(LabelledExample example, Origin origin) {
    if (!example.getTask().equals(options.task().key())) {
      throw new RefusalException(
          Reason.WRONG_TASK,
          "The example is for the task '%s'; this job learns '%s'."
              .formatted(Quoted.of(example.getTask()), options.task().key()));
    }
    String text = example.getText();
    requireLength("Text", text, options.maxChars());
    if (ContentHash.isBlank(text)) {
      throw new RefusalException(Reason.NO_TEXT, "The text is blank; it must say something.");
    }
    EncodedText encoded = encoder.encode(text);
    if (encoded.size() == 0) {
      throw new RefusalException(
          Reason.NO_TEXT,
          "The model reads nothing in the text '%s'; its tokenizer must find a token."
              .formatted(Quoted.of(text)));
    }
    return answers.check(example, encoded, origin);
  }

  static void requireLength(String what, String text, int maxChars) {
    if (text.length() > maxChars) {
      throw new RefusalException(
          Reason.TOO_LONG,
          String.format(
              Locale.ROOT,
              "%s of %,d characters is too long; at most %,d are learnt from.",
              what,
              text.length(),
              maxChars));
    }
  }
}
