package io.rhema.local;

import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which folder serves which task. */
public final class Bundles {
  private static final String SENTIMENT = "sentiment";
  private static final String SHIPPED_VERSION = "1";

  private Bundles() {}

  /**
   * The sentiment model's folder.
   *
   * @param given folders named on the command line; the one for this task replaces the shipped one
   * @throws EnvironmentException when there is no such folder, or more than one was given
   */
  public static Path sentiment(List<Path> given) {
    if (given.size() > 1) {
      throw new EnvironmentException(
          "The folders %s are all for the task '%s'; name one of them with --bundle."
              .formatted(given, SENTIMENT));
    }
    Path folder = given.isEmpty() ? RhemaHome.bundle(SENTIMENT, SHIPPED_VERSION) : given.get(0);
    if (!Files.isDirectory(folder)) {
      throw new EnvironmentException(
          "There is no model in %s; name a bundle's folder with --bundle.".formatted(folder));
    }
    return folder.toAbsolutePath().normalize();
  }

  /**
   * Opens a bundle as the job will, so that a wrong one is refused before anything is started. As
   * long as the handle is open, the job shares its session.
   */
  public static LoadedModel open(Path folder) {
    return ModelBundle.open(folder).openModel(SessionOptions.DEFAULT);
  }
}
