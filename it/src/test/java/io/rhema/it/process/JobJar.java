package io.rhema.it.process;

import io.rhema.local.RhemaHome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jobs as a cluster takes them, which {@code package} builds. */
public final class JobJar {
  private JobJar() {}

  /** That of the streaming job. */
  public static Path path() throws IOException {
    return of("streaming");
  }

  /** That of the fine-tuning job. */
  static Path ofFineTuning() throws IOException {
    return of("finetune");
  }

  private static Path of(String job) throws IOException {
    Path target = RhemaHome.path().resolve(Path.of("jobs", job, "target"));
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(target, "rhema-job-%s-*-job.jar".formatted(job))) {
      return jars.iterator().next();
    }
  }
}
