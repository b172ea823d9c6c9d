package io.rhema.local.cli;

import io.rhema.model.generate.GenerationOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says how translations are searched for. */
final class BeamChoice {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--beams",
      paramLabel = "N",
      description =
          "Translations in work at once; 1 takes the most probable word at every step. Default:"
              + " what the model's generation_config.json says.")
  private Integer beams;

  /** The options of a bundle as they were chosen. */
  GenerationOptions of(GenerationOptions options) {
    if (beams == null) {
      return options;
    }
    if (beams < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--beams': %d must be at least 1.".formatted(beams));
    }
    return options.withBeams(beams);
  }
}
