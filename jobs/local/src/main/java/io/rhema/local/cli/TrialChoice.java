package io.rhema.local.cli;

import io.rhema.schema.UpdateMode;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that have a version tried before it serves. */
final class TrialChoice {
  private static final double DEFAULT_SHARE = 0.1;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  private enum Mode {
    SERVE,
    SHADOW,
    CANARY,
    STOP
  }

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "serve",
      description =
          "serve: the version answers everything. shadow: it is asked about a share of the texts and"
              + " compared, but the version that serves answers. canary: it answers that share."
              + " stop: it does neither any longer. Default: serve.")
  private Mode mode;

  @Option(
      names = "--share",
      paramLabel = "SHARE",
      description =
          "Share of the texts for a shadow or canary, above 0 and at most 1, chosen by a hash of their"
              + " keys. Default: 0.1.")
  private Double share;

  @Option(
      names = "--watch",
      paramLabel = "SECONDS",
      description =
          "Go on telling how a shadow or canary does, for so long; when one subtask rolls it back,"
              + " stop it in all of them and end with status 1.")
  private Long watch;

  UpdateMode mode() {
    return UpdateMode.valueOf(mode.name().toLowerCase(Locale.ROOT));
  }

  /** The share of a version that is tried. */
  Optional<Double> share() {
    if (!tries()) {
      require(share == null, "--share", "is for --mode shadow and canary");
      return Optional.empty();
    }
    double chosen = share == null ? DEFAULT_SHARE : share;
    require(chosen > 0 && chosen <= 1, "--share", "must be above 0 and at most 1");
    return Optional.of(chosen);
  }

  /** For how many seconds to watch; 0 for not at all. */
  long watch(boolean waits) {
    if (watch == null) {
      return 0;
    }
    require(tries() && waits, "--watch", "is for --mode shadow and canary, without --no-wait");
    require(watch > 0, "--watch", "must be above 0");
    return watch;
  }

  private boolean tries() {
    return mode == Mode.SHADOW || mode == Mode.CANARY;
  }

  private void require(boolean holds, String option, String rule) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), option + " " + rule);
    }
  }
}
