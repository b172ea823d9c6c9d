package io.rhema.operator.infer;

import io.rhema.operator.swap.VersionConflictException;
import java.util.function.Supplier;

/**
 * Which bundle an operator opens: that of its options, unless its state says that another version
 * was taken over at run time. What is replayed must be answered by the version that answered first.
 */
final class RestoredVersion {
  private final InferenceOptions options;
  private final ServedVersion restored;

  /**
   * For a start with or without state.
   *
   * @param options what the job says
   * @param state the version that the restored state names, or null at a first start
   */
  RestoredVersion(InferenceOptions options, ServedVersion state) {
    this.options = options;
    this.restored = state;
  }

  /**
   * Whether the state gives way to the options: they may name another version than the state has,
   * and do. While they name what they named when the state was written, the state tells more: which
   * version took over at run time.
   *
   * @param written the version that the options named when the state was written, or null if the
   *     state does not tell
   * @param named the version that they name now
   */
  static boolean isUpgrade(
      InferenceOptions options, ServedVersion written, Supplier<ServedVersion> named) {
    return options.acceptOtherVersion() && (written == null || !written.sameModel(named.get()));
  }

  /** The place to open. */
  String place() {
    return swapped() ? restored.bundle() : options.bundle();
  }

  /** Whether the version in that folder is not the one that the job's options name. */
  boolean swapped() {
    return restored != null && restored.swapped();
  }

  /**
   * Compares the bundle with the state.
   *
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
