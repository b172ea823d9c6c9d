package io.rhema.operator.infer;

import io.rhema.operator.swap.VersionConflictException;
import java.util.Set;

/**
 * Which bundle an operator opens: that of its options, unless its state says that another version
 * was taken over at run time. What is replayed must be answered by the version that answered first.
 */
final class RestoredVersion {
  private final InferenceOptions options;
  private final ServedVersion restored;

  /**
   * @param options what the job says
   * @param state the versions that the restored state names; empty at a first start
   * @throws VersionConflictException when the state names more than one
   */
  RestoredVersion(InferenceOptions options, Set<ServedVersion> state) {
    if (state.size() > 1 && !options.acceptOtherVersion()) {
      throw new VersionConflictException(
          "The state names several versions of one model, %s: set acceptOtherVersion to go on with %s."
              .formatted(state, options.bundle()));
    }
    this.options = options;
    this.restored =
        state.isEmpty() || options.acceptOtherVersion() ? null : state.iterator().next();
  }

  /** The folder to open. */
  String bundle() {
    return swapped() ? restored.bundle() : options.bundle();
  }

  /** Whether the version in that folder is not the one that the job's options name. */
  boolean swapped() {
    return restored != null && restored.swapped();
  }

  /**
   * @param opened what was found in the folder
   * @throws VersionConflictException when it is not what the state names
   */
  void check(ServedVersion opened) {
    if (restored != null && !restored.sameModel(opened)) {
      throw new VersionConflictException(
          "The state was written with model %s, but the bundle is model %s: give the job the bundle of the former, or set acceptOtherVersion to upgrade by this savepoint."
              .formatted(restored, opened));
    }
  }
}
