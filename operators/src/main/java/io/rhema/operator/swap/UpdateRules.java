package io.rhema.operator.swap;

import io.rhema.model.bundle.BundleException;
import io.rhema.schema.ModelUpdate;
import io.rhema.schema.UpdateMode;
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
    require(
        update.getMode() == UpdateMode.serve,
        "mode",
        update.getMode().toString(),
        "'serve', the one mode that this job knows");
    require(
        update.getShare() == null,
        "share",
        String.valueOf(update.getShare()),
        "left out: a version that serves answers all texts");
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
    return new ModelControl.Serve(
        update.getId(),
        update.getModel(),
        update.getVersion(),
        update.getPlace(),
        update.getChecksum());
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
      throw new RefusedUpdateException(
          "The command's %s is '%s'; it must be %s."
              .formatted(field, UpdateReports.cut(value, MOST_NAME_CHARS), rule));
    }
  }
}
