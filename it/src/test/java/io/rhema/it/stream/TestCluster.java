package io.rhema.it.stream;

import io.rhema.job.finetune.FineTuneJob;
import io.rhema.job.finetune.FineTuneSettings;
import io.rhema.job.streaming.JobOptions;
import io.rhema.job.streaming.StreamingNlpJob;
import io.rhema.local.RhemaHome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster whose task managers can be taken away. */
public final class TestCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final MiniCluster cluster;
  private final Configuration configuration;

  private TestCluster(MiniCluster cluster, Configuration configuration) {
    this.cluster = cluster;
    this.configuration = configuration;
  }

  /** Starts a cluster of task managers with one slot each. */
  public static TestCluster start(int taskManagers, Path state) throws Exception {
    Configuration configuration =
        GlobalConfiguration.loadConfiguration(RhemaHome.flinkConfiguration().toString());
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
    configuration.set(TaskManagerOptions.BIND_HOST, "127.0.0.1");
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        state.resolve("checkpoints").toUri().toString());
    configuration.set(
        CheckpointingOptions.SAVEPOINT_DIRECTORY, state.resolve("savepoints").toUri().toString());
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(100));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(taskManagers)
                .setNumSlotsPerTaskManager(1)
                .build());
    cluster.start();
    return new TestCluster(cluster, configuration);
  }

  /** Starts the job as its main program would define it. */
  public JobID submit(JobOptions options) throws Exception {
    return submit(options, SavepointRestoreSettings.none());
  }

  /** Goes on where a savepoint was taken. */
  JobID resume(JobOptions options, String savepoint) throws Exception {
    return submit(options, SavepointRestoreSettings.forPath(savepoint, false));
  }

  /** Goes on where a savepoint was taken, and drops the state of operators that are gone. */
  JobID resumeWithoutUnclaimedState(JobOptions options, String savepoint) throws Exception {
    return submit(options, SavepointRestoreSettings.forPath(savepoint, true));
  }

  private JobID submit(JobOptions options, SavepointRestoreSettings restore) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(configuration);
    StreamingNlpJob.define(env, options);
    JobGraph graph = env.getStreamGraph().getJobGraph();
    graph.setSavepointRestoreSettings(restore);
    return cluster.submitJob(graph).get().getJobID();
  }

  /** Starts a fine-tuning beside what runs; it needs one slot. */
  CompletableFuture<JobExecutionResult> fineTune(FineTuneSettings settings) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    FineTuneJob.define(env, settings);
    JobID job = cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
    return cluster
        .requestJobResult(job)
        .thenApply(
            result -> {
              try {
                return result.toJobExecutionResult(TestCluster.class.getClassLoader());
              } catch (JobExecutionException | IOException | ClassNotFoundException e) {
                throw new CompletionException(e);
              }
            });
  }

  /** Takes a task manager away with all tasks on it, and starts another. */
  void replaceTaskManager(int index) throws Exception {
    cluster.terminateTaskManager(index).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    cluster.startTaskManager();
  }

  /** Stops a job and returns where its savepoint is. */
  public String stopWithSavepoint(JobID job) throws Exception {
    String savepoint =
        cluster
            .stopWithSavepoint(
                job,
                configuration.get(CheckpointingOptions.SAVEPOINT_DIRECTORY),
                false,
                SavepointFormatType.CANONICAL)
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    cluster.requestJobResult(job).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return savepoint;
  }

  /** How often the most unlucky task of a job was started again. */
  public int restarts(JobID job) throws Exception {
    int most = 0;
    for (AccessExecutionVertex vertex :
        cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
      most = Math.max(most, vertex.getCurrentExecutionAttempt().getAttemptNumber());
    }
    return most;
  }

  JobStatus status(JobID job) throws Exception {
    return cluster.getJobStatus(job).get();
  }

  @Override
  public void close() throws Exception {
    cluster.closeAsync().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
