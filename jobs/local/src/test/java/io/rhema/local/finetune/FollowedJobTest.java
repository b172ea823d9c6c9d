package io.rhema.local.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.job.finetune.folder.TrainingSet;
import io.rhema.job.finetune.publish.FineTuneReport;
import io.rhema.job.finetune.train.Configuration;
import io.rhema.job.finetune.train.ProgressAccumulator;
import io.rhema.job.finetune.train.TrainingState;
import io.rhema.model.bundle.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A job that says what a fine-tuning says, and lasts until the test has seen it. */
@Timeout(180)
class FollowedJobTest {
  private static final TrainingState STATE =
      new TrainingState(new Configuration(0, 3e-5, 1), 1, 5, 54, 0.4, 900, 0.9, 0.9);

  private static CountDownLatch seen;

  @BeforeEach
  void nobodyHasSeenIt() {
    seen = new CountDownLatch(1);
  }

  @Test
  void showsHowItGoesAndReturnsWhatItCameTo() throws Exception {
    View view = new View();

    FineTuneReport report = submit(new Telling(false)).follow(view);

    assertThat(report).isEqualTo(report());
    assertThat(view.shown).contains(STATE);
  }

  @Test
  void saysWhyAJobFailed() throws Exception {
    FollowedJob job = submit(new Telling(true));

    assertThatThrownBy(() -> job.follow(new View()))
        .isInstanceOf(ExecutionException.class)
        .hasStackTraceContaining("no room");
  }

  @Test
  void endsAJobThatRunsAndLeavesOneAloneThatIsOver() throws Exception {
    FollowedJob job = submit(new Telling(false));

    job.cancel();
    job.cancel();

    assertThatThrownBy(() -> job.follow(new View())).isInstanceOf(ExecutionException.class);
  }

  private static FollowedJob submit(Telling telling) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
    env.fromData(1).map(telling).sinkTo(new DiscardingSink<>());
    return new FollowedJob(env.executeAsync());
  }

  private static FineTuneReport report() {
    return new FineTuneReport(
        "sentiment",
        "1",
        "2",
        true,
        true,
        List.of("no worse"),
        new FineTuneReport.Examples(
            new TrainingSet.Side(8, 4, 1, "a"),
            new TrainingSet.Side(2, 1, 0, "b"),
            Map.of("no-text", 1),
            List.of("corrections.tsv:3 no-text")),
        List.of(),
        List.of(),
        "registry/sentiment/2",
        "c",
        Provenance.UNKNOWN);
  }

  /** Hears of a training, and lets the job end. */
  private static final class View implements TrainingView {
    private final List<TrainingState> shown = new ArrayList<>();

    @Override
    public void show(TrainingState state) {
      shown.add(state);
      seen.countDown();
    }

    @Override
    public void close() {}
  }

  /** What the training and the publishing task of a job tell. */
  private static final class Telling extends RichMapFunction<Integer, Integer> {
    private static final long serialVersionUID = 1L;

    private final boolean fails;

    Telling(boolean fails) {
      this.fails = fails;
    }

    @Override
    public void open(OpenContext context) {
      ProgressAccumulator progress = new ProgressAccumulator();
      progress.add(STATE);
      getRuntimeContext().addAccumulator(ProgressAccumulator.NAME, progress);
      ListAccumulator<String> reports = new ListAccumulator<>();
      reports.add(report().toJson());
      getRuntimeContext().addAccumulator(FineTuneReport.ACCUMULATOR, reports);
    }

    @Override
    public Integer map(Integer value) throws Exception {
      if (fails) {
        throw new IllegalStateException("no room");
      }
      if (!seen.await(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException("nobody looked");
      }
      return value;
    }
  }
}
