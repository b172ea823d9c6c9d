package io.rhema.operator.infer;

import io.rhema.operator.swap.ModelControl;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The commands that a checkpoint has, beside the version that serves.
 *
 * @param serve whose version is not in force yet
 * @param tried whose version is tried
 * @param tryNext whose version is not tried yet; it is obeyed behind {@code serve}
 */
record Commands(
    Optional<ModelControl.Serve> serve,
    Optional<ModelControl.Try> tried,
    Optional<ModelControl.Try> tryNext) {

  /** In the order in which they are obeyed. */
  Stream<ModelControl.Run> all() {
    return Stream.of(tried, serve, tryNext).flatMap(Optional::stream);
  }
}
