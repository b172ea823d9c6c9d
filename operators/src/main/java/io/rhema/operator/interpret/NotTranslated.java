package io.rhema.operator.interpret;

import io.rhema.schema.ResultStatus;
import java.util.Locale;

/** Why a text has no translation. The words are part of the contract of the results. */
public enum NotTranslated {
  /** It is empty or blank. */
  EMPTY(ResultStatus.empty),
  /** It is in another language than the model translates from. */
  LANGUAGE(ResultStatus.not_applicable),
  /** The time was over before each of its sentences had a translation. */
  DEADLINE(ResultStatus.not_applicable);

  private final ResultStatus status;

  NotTranslated(ResultStatus status) {
    this.status = status;
  }

  /** The status that goes with it. */
  public ResultStatus status() {
    return status;
  }

  /** The word in results. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
