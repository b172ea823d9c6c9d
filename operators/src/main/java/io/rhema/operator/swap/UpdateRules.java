package io.rhema.operator.swap;

import io.rhema.model.bundle.BundleException;
import io.rhema.schema.ModelUpdate;
import java.util.regex.Pattern;

/** What a command must be, whoever wrote it and whichever model it means. */
final class UpdateRules {
  static final int MOST_NAME_CHARS = 256;
  private static final int MOST_PLACE_CHARS = 4_096;
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private UpdateRules() {}

  /**
   * Checks a command and makes it one that operators know.
   *
   * @throws RefusedUpdateException when it is wrong, or asks for what no operator can do
   */
  static ModelControl check(ModelUpdate update) {
    name("id", update.getId());
    name("model", update.getModel());
    name("version", update.getVersion());
    return switch (update.getMode()) {
      case serve -> serve(update);
      case shadow -> tried(update, TrialMode.SHADOW);
      case canary -> tried(update, TrialMode.CANARY);
      case stop -> stop(update);
      case unknown ->
          throw broken("mode", update.getMode().toString(), "serve, shadow, canary or stop");
    };
  }

  private static ModelControl serve(ModelUpdate update) {
    requireNoShare(update, "a version that serves answers all texts");
    requireBundle(update);
    return new ModelControl.Serve(
        update.getId(),
        update.getModel(),
        update.getVersion(),
        update.getPlace(),
        update.getChecksum());
  }

  private static ModelControl tried(ModelUpdate update, TrialMode mode) {
    Double share = update.getShare();
    require(
        share != null && share > 0 && share <= 1,
        "share",
        String.valueOf(share),
        "a number above 0 and at most 1: which share of the texts the version is asked about");
    requireBundle(update);
    return new ModelControl.Try(
        update.getId(),
        update.getModel(),
        update.getVersion(),
        update.getPlace(),
        update.getChecksum(),
        mode,
        share);
  }

  private static ModelControl stop(ModelUpdate update) {
    requireNoShare(update, "a version that stops is asked about none");
    return new ModelControl.Stop(update.getId(), update.getModel(), update.getVersion());
  }

  private static void requireNoShare(ModelUpdate update, String why) {
    require(
        update.getShare() == null, "share", String.valueOf(update.getShare()), "left out: " + why);
  }

  private static void requireBundle(ModelUpdate update) {
    require(
        SHA_256.matcher(update.getChecksum()).matches(),
        "checksum",
        update.getChecksum(),
        "the SHA-256 of the bundle's rhema.json, 64 lower-case hexadecimal digits");
    require(
        update.getPlace().length() <= MOST_PLACE_CHARS,
        "place",
        update.getPlace(),
        "at most %d characters long".formatted(MOST_PLACE_CHARS));
    try {
      BundlePlace.of(update.getPlace());
    } catch (BundleException e) {
      throw new RefusedUpdateException(e.getMessage());
    }
  }

  private static void name(String field, String value) {
    require(
        !value.isBlank() && value.length() <= MOST_NAME_CHARS,
        field,
        value,
        "1 to %d characters long and not blank".formatted(MOST_NAME_CHARS));
  }

  private static void require(boolean holds, String field, String value, String rule) {
    if (!holds) {
      throw broken(field, value, rule);
    }
  }

  private static RefusedUpdateException broken(String field, String value, String rule) {
    return new RefusedUpdateException(
        "The command's %s is '%s'; it must be %s."
            .formatted(field, UpdateReports.cut(value, MOST_NAME_CHARS), rule));
  }
}
