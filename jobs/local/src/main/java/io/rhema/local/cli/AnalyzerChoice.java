package io.rhema.local.cli;

import io.rhema.local.EnvironmentException;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says how the words of a text are found. */
final class AnalyzerChoice {
  @Option(
      names = "--analyzer",
      paramLabel = "english|french|plain|FILE",
      description =
          "How words are found: english or french (without HTML, small letters, without accents),"
              + " plain (small letters and nothing else), or an analyzer.json.")
  private String name;

  /**
   * A chain that was chosen.
   *
   * @param resources the folder that its files lie in
   */
  record Chain(AnalyzerDefinition definition, Path resources) {}

  /** The chain that is named; empty when none is. */
  Optional<Chain> chosen() {
    return Optional.ofNullable(name).map(AnalyzerChoice::named);
  }

  static Chain english() {
    return withoutFiles(AnalyzerDefinition.english());
  }

  /** For vectors of others, which were made in one way or another. */
  static Chain plain() {
    return withoutFiles(
        AnalyzerDefinition.of(
            List.of(), Component.of("standard"), List.of(Component.of("lowercase"))));
  }

  private static Chain named(String name) {
    return switch (name) {
      case "english" -> english();
      case "french" -> withoutFiles(AnalyzerDefinition.french());
      case "plain" -> plain();
      default -> of(Path.of(name));
    };
  }

  /** The chain of a file. */
  static Chain of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new EnvironmentException(
          "There is no analyzer '%s'; give english, french, plain or the path of an analyzer.json."
              .formatted(file));
    }
    try {
      return new Chain(AnalyzerDefinition.read(file), file.toAbsolutePath().getParent());
    } catch (BundleException e) {
      throw new BundleException("%s: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static Chain withoutFiles(AnalyzerDefinition definition) {
    return new Chain(definition, Path.of(""));
  }
}
