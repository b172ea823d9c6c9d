package io.rhema.training.gate;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a gate compares on: labelled texts as JSON lines or tab-separated, tagged tokens,
 * or pairs, as {@link io.rhema.training.evaluate.EvaluationData#read} takes them.
 *
 * @param files by what each is for
 */
public record GateSets(Map<SetRole, Path> files) {
  public GateSets {
    files = new EnumMap<>(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("There is nothing to compare on; give one file at least");
    }
  }

  /**
   * @param dev held out of the training
   * @param regression the fixed set, if there is one
   */
  public static GateSets of(Path dev, Optional<Path> regression) {
    Map<SetRole, Path> files = new EnumMap<>(SetRole.class);
    files.put(SetRole.DEV, dev);
    regression.ifPresent(file -> files.put(SetRole.REGRESSION, file));
    return new GateSets(files);
  }

  /** The same with one more file, or another one for what it is for. */
  public GateSets with(SetRole role, Path file) {
    Map<SetRole, Path> more = new EnumMap<>(files);
    more.put(role, file);
    return new GateSets(more);
  }
}
