package io.rhema.local.bundle;

import io.rhema.local.EnvironmentException;
import io.rhema.local.RhemaHome;
import io.rhema.operator.interpret.TaskKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The models that the project brings along. That of embeddings is not in the repository: it is
 * assembled from an artifact when the project is built.
 */
public final class ShippedBundles {
  private ShippedBundles() {}

  /**
   * The one table of which of them serves which task. What labels are wanted, and which texts words
   * are rare in, nobody can guess.
   */
  private static Optional<Path> folder(TaskKind task) {
    return switch (task) {
      case SENTIMENT -> Optional.of(RhemaHome.bundle("sentiment", "1"));
      case ENTITIES -> Optional.of(RhemaHome.bundle("entities", "2"));
      case EMBEDDINGS -> Optional.of(RhemaHome.builtBundle("embeddings", "1"));
      case TRANSLATION -> Optional.of(RhemaHome.bundle("translation-en-fr", "3"));
      case CLASSIFICATION, KEYWORDS -> Optional.empty();
    };
  }

  /** The folder of the model for a task, if it is there. */
  public static Optional<Path> find(TaskKind task) {
    return folder(task).filter(Files::isDirectory);
  }

  /**
   * The folder of the model for a task.
   *
   * @throws EnvironmentException when it is not there
   */
  static Path require(TaskKind task) {
    return find(task)
        .orElseThrow(
            () ->
                new EnvironmentException(
                    "There is no model for '%s'%s; %sname a folder with --bundle %s=DIR, or choose other tasks with --tasks."
                        .formatted(
                            task.key(),
                            folder(task)
                                .map(folder -> " in " + folder)
                                .orElse(" unless one is named"),
                            howToMake(task),
                            task.key())));
  }

  private static String howToMake(TaskKind task) {
    return switch (task) {
      case EMBEDDINGS -> "./rhema makes it when a command names the task; ";
      case CLASSIFICATION ->
          "%s tells spam from ham, 'rhema train' makes others; "
              .formatted(RhemaHome.bundle("spam", "1"));
      case KEYWORDS -> "'rhema keywords learn' makes one of texts of yours; ";
      case SENTIMENT, ENTITIES, TRANSLATION -> "";
    };
  }
}
