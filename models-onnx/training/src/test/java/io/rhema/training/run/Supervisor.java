package io.rhema.training.run;

import io.rhema.training.launch.TrainingEvent;
import io.rhema.training.launch.TrainingJob;
import io.rhema.training.launch.TrainingProcess;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that supervises a training, for tests to kill. */
final class Supervisor {
  private Supervisor() {}

  /** Trains by the recipe in a folder, and says the number of the process at its first score. */
  public static void main(String[] folder) throws Exception {
    try (TrainingProcess training = TrainingProcess.start(job(Path.of(folder[0])), classPath())) {
      training.attend(
          event -> {
            if (event instanceof TrainingEvent.Evaluated) {
              System.out.println(training.pid());
            }
          });
    }
  }

  static TrainingJob job(Path folder) {
    return new TrainingJob(
        folder.resolve("recipe.yaml"), folder, folder.resolve("out"), folder.resolve("work"));
  }

  static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }
}
