package io.rhema.local.finetune;

import io.rhema.job.finetune.FineTuneJob;
import io.rhema.job.finetune.publish.FineTuneReport;
import io.rhema.job.finetune.train.ProgressAccumulator;
import io.rhema.job.finetune.train.TrainingState;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;

/** A fine-tuning that runs, and is looked at until it has ended. */
public record FollowedJob(JobClient job) {
  private static final long LOOK_MILLIS = 500;
  private static final long CANCEL_SECONDS = 25;

  /**
   * Shows how the trainings go until the job ends.
   *
   * @throws ExecutionException when it failed; the cause says why
   */
  public FineTuneReport follow(TrainingView view) throws ExecutionException, InterruptedException {
    while (true) {
      try {
        return FineTuneJob.report(
            job.getJobExecutionResult().get(LOOK_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException stillRunning) {
        states().values().forEach(view::show);
      }
    }
  }

  @SuppressWarnings("unchecked") // what that accumulator is
  private Map<Integer, TrainingState> states() throws InterruptedException {
    try {
      return (Map<Integer, TrainingState>)
          job.getAccumulators().get().getOrDefault(ProgressAccumulator.NAME, Map.of());
    } catch (ExecutionException | IllegalStateException e) {
      return Map.of(); // It ends, or its cluster is gone already; its result says how.
    }
  }

  /** Ends it; its trainings keep a checkpoint. */
  public void cancel() throws InterruptedException {
    try {
      job.cancel().get(CANCEL_SECONDS, TimeUnit.SECONDS);
      job.getJobExecutionResult().get(CANCEL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      return; // A job that was cancelled has no result, and one that is over has no cluster.
    }
  }
}
