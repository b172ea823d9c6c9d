package io.rhema.operator.swap;

import io.rhema.schema.UpdateOutcome;

/** What becomes of the answers of a version that is tried. */
public enum TrialMode {
  /** They are compared with those of the serving version, which are published. */
  SHADOW(UpdateOutcome.shadowing),

  /** They are published. */
  CANARY(UpdateOutcome.canary);

  private final UpdateOutcome outcome;

  TrialMode(UpdateOutcome outcome) {
    this.outcome = outcome;
  }

  /** What is said of a version that runs so. */
  UpdateOutcome outcome() {
    return outcome;
  }
}
