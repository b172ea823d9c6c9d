package io.rhema.local.flink;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How an embedded cluster differs from what {@code flink-conf/config.yaml} says.
 *
 * @param dashboard the port of the web dashboard, 0 for 8081 or any free one; empty for no
 *     dashboard
 * @param stateDirectory where checkpoints and savepoints outlive the cluster; empty for a temporary
 *     directory
 * @param settings Flink options by key, which win over {@code config.yaml}
 */
public record FlinkOptions(
    Optional<Integer> dashboard, Optional<Path> stateDirectory, Map<String, String> settings) {
  public FlinkOptions {
    settings = Map.copyOf(settings);
  }

  /** No dashboard, temporary checkpoints: what a test or a bounded run needs. */
  public static FlinkOptions headless(Map<String, String> settings) {
    return new FlinkOptions(Optional.empty(), Optional.empty(), settings);
  }
}
