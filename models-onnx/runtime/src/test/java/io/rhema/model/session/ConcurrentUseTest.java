package io.rhema.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What would end the whole process if runs in flight were not counted. */
@ExtendWith(NoSessionLeak.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ConcurrentUseTest {
  private static final int THREADS = 4;
  private static final int SLOW = 2000;

  /** With {@link #SLOW} nodes, tens of milliseconds of work. */
  private static final TokenBatch LARGE = TokenBatch.of(Collections.nCopies(64, good(256)), 0);

  private static final TokenBatch SMALL = TokenBatch.of(List.of(good(4)), 0);

  @TempDir Path dir;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @RepeatedTest(5)
  void closesOnlyAfterTheLastRunHasReturned() throws Exception {
    OnnxModel model = GraphFile.open(dir, tiny().slow(50));
    CountDownLatch warm = new CountDownLatch(THREADS);
    List<Future<Integer>> runs = inEachThread(() -> runUntilClosed(model, warm));

    warm.await();
    model.close();

    for (Future<Integer> run : runs) {
      assertThat(run.get()).isPositive();
    }
  }

  private static int runUntilClosed(OnnxModel model, CountDownLatch warm) {
    int count = 0;
    while (true) {
      try {
        assertThat(GraphFile.logits(model, SMALL).data()).containsExactly(-2, 2);
      } catch (IllegalStateException e) {
        return count;
      }
      if (count++ == 0) {
        warm.countDown();
      }
    }
  }

  @Test
  void closingLetsARunInFlightFinish() throws Exception {
    OnnxModel model = GraphFile.open(dir, tiny().slow(SLOW));
    Future<FloatTensor> run = threads.submit(() -> lastBeforeClose(model));
    awaitRunning(model, run);

    model.close();

    assertThat(run.get().shape()).containsExactly(64, 2);
  }

  /** One run follows the other at once, so closing falls into one of them. */
  private static FloatTensor lastBeforeClose(OnnxModel model) {
    FloatTensor last = null;
    while (true) {
      try {
        last = GraphFile.logits(model, LARGE);
      } catch (IllegalStateException e) {
        return last;
      }
    }
  }

  @Test
  void cancelEndsRunsInFlight() throws Exception {
    try (OnnxModel model = GraphFile.open(dir, tiny().slow(SLOW))) {
      List<Future<FloatTensor>> runs = inEachThread(() -> runUntilCancelled(model));
      awaitRunning(model, runs.get(0));

      model.cancel();

      for (Future<FloatTensor> run : runs) {
        assertThatThrownBy(run::get)
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(InferenceCancelledException.class);
      }
    }
  }

  @SuppressWarnings("InfiniteLoopStatement") // the exception that is waited for ends it
  private static FloatTensor runUntilCancelled(OnnxModel model) {
    while (true) {
      GraphFile.logits(model, LARGE);
    }
  }

  @Test
  void closeAndCancelMayComeTogether() throws Exception {
    OnnxModel model = GraphFile.open(dir, tiny().slow(20_000));
    Future<FloatTensor> run = threads.submit(() -> GraphFile.logits(model, LARGE));
    awaitRunning(model, run);

    model.close();
    model.cancel();

    assertThatThrownBy(run::get).hasCauseInstanceOf(InferenceCancelledException.class);
  }

  @Test
  void handlesOpenAndCloseInAllThreadsAtOnce() throws Exception {
    Path graph = GraphFile.write(dir, tiny());

    List<Future<Void>> all =
        inEachThread(
            () -> {
              for (int i = 0; i < 250; i++) {
                try (OnnxModel model =
                    SharedSessions.open(graph, "content", SessionOptions.DEFAULT)) {
                  assertThat(GraphFile.logits(model, SMALL).data()).containsExactly(-2, 2);
                }
              }
              return null;
            });

    for (Future<Void> one : all) {
      one.get();
    }
  }

  private <T> List<Future<T>> inEachThread(Callable<T> work) {
    List<Future<T>> futures = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      futures.add(threads.submit(work));
    }
    return futures;
  }

  /** Fails, instead of waiting for ever, when a run that is waited for has ended already. */
  private static void awaitRunning(OnnxModel model, Future<?> run) {
    while (!((OrtModel) model).isRunning()) {
      assertThat(run).isNotDone();
      Thread.onSpinWait();
    }
  }

  private static int[] good(int length) {
    return Collections.nCopies(length, TinyBundles.id("good")).stream()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static TinyClassifier tiny() {
    return new TinyClassifier(TinyBundles.table(1));
  }
}
