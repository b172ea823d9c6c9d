package io.rhema.operator.infer;

import io.rhema.operator.swap.BundleFolder;
import io.rhema.operator.swap.ModelControl;
import io.rhema.operator.swap.ModelFace;
import io.rhema.operator.swap.SwapRule;
import io.rhema.operator.swap.VersionConflictException;
import java.time.Duration;
import java.util.Optional;

/**
 * Fetches, checks, opens and warms the version that a command names; on any thread.
 *
 * @param running the version that answers meanwhile
 * @param tried the version that is tried beside it meanwhile
 * @param face what the job sees of it
 */
record VersionOpener(
    InferenceOptions options,
    InferenceMetrics metrics,
    ServedVersion running,
    Optional<ServedVersion> tried,
    ModelFace face) {

  /**
   * Opens it.
   *
   * @throws io.rhema.model.bundle.BundleException when the place has no bundle that can be served,
   *     or another than the command says
   * @throws VersionConflictException when it may not take over
   */
  Opened open(ModelControl.Run command) {
    long start = System.nanoTime();
    try (BundleFolder folder = BundleFolder.of(command.place(), Optional.of(command.checksum()))) {
      Candidate next = Candidate.commanded(folder.path(), command.place());
      SwapRule.check(command, face, next.face(options.tasks()));
      if (next.version().sameModel(running)) {
        return new Opened.Unchanged();
      }
      requireNewVersion(next.version(), running);
      tried.ifPresent(other -> requireNewVersion(next.version(), other));
      ServedModel model = ServedModel.open(next, options, metrics);
      return new Opened.Ready(model, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private static void requireNewVersion(ServedVersion next, ServedVersion known) {
    if (next.version().equals(known.version()) && !next.sameModel(known)) {
      throw new VersionConflictException(
          "The bundle is %s, but %s runs already: a version never changes, so give the new one a version of its own."
              .formatted(next, known));
    }
  }
}
