package io.rhema.local.cli;

import io.rhema.local.EnvironmentException;
import io.rhema.local.RhemaHome;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a training process is started with. */
final class TrainingClassPath {
  /** Holds the class path of the training, libtorch included; the script writes it. */
  private static final Path FILE = Path.of("build", "training.classpath");

  private TrainingClassPath() {}

  /**
   * @param command that asks, as it is typed
   * @throws EnvironmentException when the trainer is not built
   */
  static List<Path> of(String command) throws IOException {
    Path file = RhemaHome.state().resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new EnvironmentException(
          "The trainer is not built: %s is missing; start the training by ./rhema %s."
              .formatted(file, command));
    }
    String dependencies = Files.readString(file, StandardCharsets.UTF_8).strip();
    Path own = RhemaHome.path().resolve(Path.of("models-onnx", "training", "target", "classes"));
    return Stream.concat(
            Stream.of(own), Arrays.stream(dependencies.split(File.pathSeparator)).map(Path::of))
        .toList();
  }
}
