package io.rhema.operator.infer;

import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.swap.ModelControl;
import io.rhema.operator.swap.TrialMode;
import io.rhema.operator.trial.Comparison;
import io.rhema.operator.trial.RollbackBounds;
import io.rhema.operator.trial.TrialShare;

/**
 * A version that is tried beside the one that serves.
 *
 * @param command that began it
 * @param candidate the version, open and warm
 * @param share the texts that it is asked about
 * @param comparison how it does
 */
record Trial(
    ModelControl.Try command, ServedModel candidate, TrialShare share, Comparison comparison) {

  static Trial of(ModelControl.Try command, ServedModel candidate, RollbackBounds bounds) {
    return new Trial(
        command,
        candidate,
        new TrialShare(command.model(), command.version(), command.share()),
        new Comparison(bounds, command.mode() == TrialMode.CANARY));
  }

  boolean asks(AnalyzedEvent event) {
    return share.has(event);
  }

  /** Whether its answers are published. */
  boolean publishes() {
    return command.mode() == TrialMode.CANARY;
  }
}
