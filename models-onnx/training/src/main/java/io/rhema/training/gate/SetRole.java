package io.rhema.training.gate;

import java.util.Locale;

/** What a data set is for in a comparison. */
public enum SetRole {
  /** Held out of what the candidate learnt from: it must be no worse. */
  DEV,
  /** The part of it that was corrected: here the candidate should be better. */
  CORRECTIONS,
  /** The same for every candidate: what the model could do before, it must still do. */
  REGRESSION;

  /** As a word: {@code dev}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
