package io.rhema.local;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the project lies on this machine. The {@code rhema} script says so in the system property
 * {@value #PROPERTY}; without it, it is the nearest folder above the working directory that holds
 * {@code flink-conf}.
 */
public final class RhemaHome {
  static final String PROPERTY = "rhema.home";
  private static final String MARK = "flink-conf";

  private RhemaHome() {}

  /**
   * @throws EnvironmentException when there is no such folder
   */
  public static Path path() {
    String given = System.getProperty(PROPERTY);
    Path start = Path.of(given == null ? "" : given).toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(MARK))) {
        return folder;
      }
      if (given != null) {
        break;
      }
    }
    throw new EnvironmentException(
        "No folder '%s' in %s; set -D%s to the folder of the project."
            .formatted(MARK, start, PROPERTY));
  }

  /** The configuration that every Flink of this project shares. */
  public static Path flinkConfiguration() {
    return path().resolve(MARK);
  }

  /**
   * What is kept on this machine and not in the repository: logs, checkpoints, models of one's own.
   */
  public static Path state() {
    return path().resolve(".rhema");
  }

  /** Version {@code version} of the model {@code name} that is shipped with the project. */
  public static Path bundle(String name, String version) {
    return path().resolve("models-onnx").resolve("bundles").resolve(name).resolve(version);
  }

  /**
   * Version {@code version} of the model {@code name} that the build makes; the {@code rhema}
   * script builds it when a command asks for it.
   */
  public static Path builtBundle(String name, String version) {
    return path()
        .resolve("models-onnx")
        .resolve(name)
        .resolve("target")
        .resolve("bundle")
        .resolve(name)
        .resolve(version);
  }
}
