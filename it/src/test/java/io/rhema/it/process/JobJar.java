package io.rhema.it.process;

import io.rhema.local.RhemaHome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The streaming job as a cluster takes it, which {@code package} builds. */
public final class JobJar {
  private JobJar() {}

  public static Path path() throws IOException {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(
            RhemaHome.path().resolve("jobs/streaming/target"), "rhema-job-streaming-*-job.jar")) {
      return jars.iterator().next();
    }
  }
}
