package io.rhema.local.flink;

import io.rhema.local.Directories;
import io.rhema.local.EnvironmentException;
import io.rhema.local.Ports;
import io.rhema.local.RhemaHome;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink cluster in this JVM, on the loopback interface only. It starts when a job is executed in
 * its {@linkplain #environment environment} and ends with that job.
 *
 * <p>Its configuration is {@code flink-conf/config.yaml}, then {@link FlinkOptions#settings}.
 * Closing it deletes its temporary files; checkpoints too, unless a directory was given for them.
 */
public final class EmbeddedFlink implements AutoCloseable {
  private static final int USUAL_DASHBOARD_PORT = 8081;
  private static final String LOOPBACK = "127.0.0.1";

  private final Path temporary;
  private final Configuration configuration;
  private final boolean dashboard;

  private EmbeddedFlink(FlinkOptions options) {
    configuration = load(RhemaHome.flinkConfiguration());
    options.settings().forEach(configuration::setString);
    // One task manager with a slot for each parallel instance, whatever a cluster's would have.
    configuration.set(
        TaskManagerOptions.NUM_TASK_SLOTS, configuration.get(CoreOptions.DEFAULT_PARALLELISM));
    dashboard = options.dashboard().isPresent();
    options.dashboard().ifPresent(port -> configuration.set(RestOptions.PORT, choose(port)));
    temporary = Directories.temporary("rhema-flink-");
    Path state = options.stateDirectory().map(Directories::writable).orElse(temporary);
    stayOnThisMachine();
    keepFilesIn(state.toAbsolutePath());
    FlinkFileSystems.plugIn(configuration);
  }

  /**
   * Prepares a cluster; nothing is started yet.
   *
   * @throws EnvironmentException when the dashboard's port is in use, a directory cannot be written
   *     or {@code config.yaml} is missing
   */
  public static EmbeddedFlink prepare(FlinkOptions options) {
    return new EmbeddedFlink(options);
  }

  /** A new environment; executing a job in it starts the cluster. */
  public StreamExecutionEnvironment environment() {
    return dashboard
        ? StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration)
        : StreamExecutionEnvironment.createLocalEnvironment(configuration);
  }

  /** Where a browser finds the dashboard while a job runs; empty when none was asked for. */
  public Optional<URI> dashboard() {
    return dashboard
        ? Optional.of(URI.create("http://" + LOOPBACK + ":" + configuration.get(RestOptions.PORT)))
        : Optional.empty();
  }

  /** The cluster's configuration, all sources merged. */
  public Configuration configuration() {
    return new Configuration(configuration);
  }

  @Override
  public void close() {
    Directories.delete(temporary);
  }

  /** Reads {@code config.yaml} in a folder. */
  static Configuration load(Path folder) {
    if (!Files.isRegularFile(folder.resolve(GlobalConfiguration.FLINK_CONF_FILENAME))) {
      throw new EnvironmentException(
          "No Flink configuration: %s is missing; restore it from the repository."
              .formatted(folder.resolve(GlobalConfiguration.FLINK_CONF_FILENAME)));
    }
    return GlobalConfiguration.loadConfiguration(folder.toString());
  }

  private static int choose(int wanted) {
    if (wanted != 0) {
      Ports.requireFree(wanted, "Flink's dashboard", "choose another with --port");
      return wanted;
    }
    return Ports.isFree(USUAL_DASHBOARD_PORT) ? USUAL_DASHBOARD_PORT : Ports.free();
  }

  private void stayOnThisMachine() {
    configuration.set(RestOptions.ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
  }

  private void keepFilesIn(Path state) {
    configuration.set(CoreOptions.TMP_DIRS, temporary.toString());
    Map.of(
            CheckpointingOptions.CHECKPOINTS_DIRECTORY, "checkpoints",
            CheckpointingOptions.SAVEPOINT_DIRECTORY, "savepoints")
        .forEach(
            (option, folder) -> {
              if (!configuration.contains(option)) {
                configuration.set(option, state.resolve(folder).toUri().toString());
              }
            });
  }
}
