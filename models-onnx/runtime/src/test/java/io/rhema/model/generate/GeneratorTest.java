package io.rhema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Seq2SeqModel;
import io.rhema.model.session.InferenceCancelledException;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinySeq2Seq;
import io.rhema.model.testing.TinySeq2SeqWeights;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoSessionLeak.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class GeneratorTest {
  private static final int[] SOURCE = {5, 6, 7, 1};
  private static final List<int[]> SOURCES =
      List.of(SOURCE, new int[] {8, 1}, new int[] {9, 10, 11, 12, 13, 1}, new int[] {14, 1});

  @TempDir Path dir;

  private ModelBundle bundle;
  private GenerationOptions options;

  @BeforeEach
  void write() {
    TinySeq2SeqWeights weights = new TinySeq2SeqWeights(11, -1e4f);
    bundle = ModelBundle.open(new TinySeq2Seq(weights).write(dir, TinySeq2Seq.Layout.SINGLE));
    options = GenerationOptions.of(bundle);
  }

  @Test
  void noSourcesGiveNoTexts() {
    try (Seq2SeqModel model = open()) {
      assertThat(new Generator(model, options).generate(List.of())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatStillRunsAtTheDeadlineEndsWithWhatItHas(int beams) {
    AtomicLong clock = new AtomicLong();
    GenerationOptions limited =
        options.withBeams(beams).withMaxTokens(40).withLimit(Duration.ofNanos(4));
    try (Seq2SeqModel model = open()) {
      // The clock is read once at the start and once after each step, and ticks each time.
      Generator generator = new Generator(model, limited).withClock(clock::getAndIncrement);

      List<Generated> texts = generator.generate(SOURCES);

      assertThat(texts).extracting(Generated::finish).containsOnly(Finish.DEADLINE);
      assertThat(texts).allSatisfy(text -> assertThat(text.ids()).hasSize(4));
    }
  }

  @Test
  void aLimitOfNothingStillTakesOneStep() {
    try (Seq2SeqModel model = open()) {
      Generator generator = new Generator(model, options.withLimit(Duration.ZERO));

      assertThat(generator.generate(SOURCES)).allSatisfy(text -> assertThat(text.ids()).hasSize(1));
    }
  }

  @Test
  void textsThatEndInTimeAreWhole() {
    TinySeq2SeqWeights weights = new TinySeq2SeqWeights(11, 1e4f);
    bundle = ModelBundle.open(new TinySeq2Seq(weights).write(dir, TinySeq2Seq.Layout.SINGLE));
    try (Seq2SeqModel model = open()) {
      Generator generator = new Generator(model, options.withBeams(1).withLimit(Duration.ZERO));

      assertThat(generator.generate(SOURCES))
          .extracting(Generated::finish)
          .containsOnly(Finish.END);
    }
  }

  @Test
  void refusesASourceThatTheModelCannotRead() {
    try (Seq2SeqModel model = open()) {
      Generator generator = new Generator(model, options);

      assertThatThrownBy(() -> generator.generate(List.of(SOURCE, new int[0])))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A source has 0 tokens; the model takes 1 to 48");
      assertThatThrownBy(() -> generator.generate(List.of(new int[49])))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A source has 49 tokens; the model takes 1 to 48");
    }
  }

  @Test
  void refusesOptionsThatTheModelCannotFollow() {
    try (Seq2SeqModel model = open()) {
      assertThatThrownBy(() -> new Generator(model, options.withMaxTokens(49)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("maxTokens is 49; the model of 'translation' 1 writes 48 at most");
      TokenRules rules = TokenRules.NONE.withForcedFirst(OptionalInt.of(24));
      assertThatThrownBy(() -> new Generator(model, options.withRules(rules)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a rule names the token 24; the model of 'translation' 1 has 0 to 23");
    }
  }

  @Test
  void runsToTheLastPositionOfTheModel() {
    try (Seq2SeqModel model = open()) {
      Generator generator = new Generator(model, options.withMaxTokens(48));
      int[] longest = new int[48];

      assertThat(generator.generate(List.of(longest)).get(0).ids()).hasSize(48);
      assertThat(generator.withoutCache().generate(List.of(longest)).get(0).ids()).hasSize(48);
    }
  }

  @Test
  void manyThreadsWriteTheSame() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Seq2SeqModel model = open()) {
      Generator generator = new Generator(model, options);
      List<Generated> expected = generator.generate(SOURCES);
      List<Future<List<Generated>>> runs = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        runs.add(threads.submit(() -> generator.generate(SOURCES)));
      }
      for (Future<List<Generated>> run : runs) {
        assertThat(run.get()).usingRecursiveComparison().isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void cancellingEndsWhatRuns() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (Seq2SeqModel model = open()) {
      CountDownLatch started = new CountDownLatch(1);
      Generator generator = new Generator(model, options).withClock(() -> tick(started));
      Future<Void> run =
          threads.submit(
              () -> {
                while (true) {
                  generator.generate(SOURCES);
                }
              });
      started.await();

      model.cancel();

      assertThatThrownBy(run::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InferenceCancelledException.class);
      assertThatThrownBy(() -> generator.generate(SOURCES))
          .isInstanceOf(InferenceCancelledException.class);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void closingLetsWhatRunsFinish() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    Seq2SeqModel model = open();
    try {
      CountDownLatch reads = new CountDownLatch(2);
      CountDownLatch closed = new CountDownLatch(1);
      Generator generator =
          new Generator(model, options).withClock(() -> waitInMidText(reads, closed));
      Future<List<Generated>> run = threads.submit(() -> generator.generate(SOURCES));
      reads.await();

      model.close();
      closed.countDown();

      assertThat(run.get()).hasSize(SOURCES.size());
      assertThatThrownBy(() -> generator.generate(SOURCES))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The model is closed; open it again to run it");
    } finally {
      threads.shutdownNow();
      model.close();
    }
  }

  @Test
  void closingTwiceIsNoError() {
    Seq2SeqModel model = open();
    model.close();

    assertThatCode(model::close).doesNotThrowAnyException();
  }

  private static long tick(CountDownLatch started) {
    started.countDown();
    return 0;
  }

  /** Is read before the encoder runs, and after each step: at the second time something runs. */
  private static long waitInMidText(CountDownLatch reads, CountDownLatch closed) {
    reads.countDown();
    try {
      if (reads.getCount() == 0) {
        closed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private Seq2SeqModel open() {
    return bundle.openSeq2Seq(SessionOptions.DEFAULT);
  }
}
