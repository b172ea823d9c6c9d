package io.rhema.operator.swap;

/**
 * Which version may take over from which while the job runs: one of the same model, with the same
 * heads, each with the same task and labels, and the same sub-words, so that neither the analysis
 * before it nor the readers behind it notice. Anything else is an upgrade by savepoint.
 */
public final class SwapRule {
  private SwapRule() {}

  /**
   * Refuses a version that may not take over.
   *
   * @param command what was asked for
   * @param running the version that answers now
   * @param next what was found in the bundle that the command names
   * @throws VersionConflictException when it may not take over
   */
  public static void check(ModelControl.Run command, ModelFace running, ModelFace next) {
    require(command, "name", command.model(), next.id().name());
    require(command, "version", command.version(), next.id().version());
    require(command, "heads", running.heads(), next.heads());
    require(command, "encoder", running.encoder(), next.encoder());
  }

  private static void require(
      ModelControl.Run command, String what, Object required, Object found) {
    if (!required.equals(found)) {
      throw new VersionConflictException(
          "The bundle in %s has %s %s, but must have %s: name another bundle, or upgrade by savepoint."
              .formatted(command.place(), what, found, required));
    }
  }
}
