package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.session.InferenceCancelledException;
import io.rhema.model.session.SharedSessions;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.interpret.TaskKind;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CancellationTest {
  private static final String TEXT = String.join(" ", Collections.nCopies(13, "good"));

  @TempDir Path dir;

  /** Without cancellation the task would run the whole window, and answer. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void endsARunThatIsInProgress() throws Exception {
    TinyClassifier slow = new TinyClassifier(TinyBundles.table(1)).slow(20_000);
    TinyBundles.write(dir, "sentiment", "1", slow);
    BatchLimits limits = new BatchLimits(10_000, 1_000_000, 1_024, BatchLimits.DEFAULT.linger());
    ExecutorService taskThread = Executors.newSingleThreadExecutor();
    try (InferenceHarness harness =
        InferenceHarness.of(
            InferenceOptions.of(dir.toString(), TaskKind.SENTIMENT).withLimits(limits))) {
      harness.open();
      harness.process(Collections.nCopies(9_999, TEXT).toArray(String[]::new));
      Future<?> task =
          taskThread.submit(
              () -> {
                harness.endTexts();
                return null;
              });
      while (!harness.gauge("inflightBatches").equals(1)) {
        assertThat(task).isNotDone();
        Thread.onSpinWait();
      }

      harness.cancelTask();

      assertThatThrownBy(task::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InferenceCancelledException.class);
      assertThat(harness.results()).isEmpty();
    } finally {
      taskThread.shutdown();
    }
    assertThat(SharedSessions.openSessions()).isZero();
  }
}
