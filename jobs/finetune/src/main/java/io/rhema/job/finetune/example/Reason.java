package io.rhema.job.finetune.example;

import java.util.Locale;

/** Why an example cannot be learnt from: what refusals are counted by. */
public enum Reason {
  /** It cannot be read: no record of its format, no UTF-8, or a field that is no such value. */
  UNREADABLE,
  /** It is about another task than the job's. */
  WRONG_TASK,
  /** Its text is empty or blank, or nothing of it is left for the model to read. */
  NO_TEXT,
  /** Its text, or its translation, is longer than what is learnt from. */
  TOO_LONG,
  /** It lacks what its task needs, a label or a translation. */
  NO_ANSWER,
  /** Its label, or that of one of its spans, is none of the model's. */
  UNKNOWN_LABEL,
  /** One of its spans is not in the text, within another, or not made of whole tokens. */
  WRONG_SPAN;

  /** The name in metrics and reports: {@code wrong-task}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
