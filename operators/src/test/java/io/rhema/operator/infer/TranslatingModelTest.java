package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.session.InferenceCancelledException;
import io.rhema.model.session.SharedSessions;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyTranslator;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.interpret.InterpretOptions;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.swap.VersionConflictException;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentenceFinish;
import io.rhema.schema.SentenceTranslation;
import io.rhema.schema.TranslationResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator with a model that writes its answers. */
class TranslatingModelTest {
  private static final String MODEL = "translation-en-fr";
  private static final String FRENCH = "Je ne sais pas où se trouve la gare la plus proche.";

  @TempDir Path dir;
  private InferenceOptions options;

  @BeforeEach
  void writeBundle() {
    String bundle = TinyTranslator.write(dir.resolve("1")).toString();
    options = InferenceOptions.of(bundle, TaskKind.TRANSLATION);
  }

  @AfterEach
  void noSessionIsLeft() {
    assertThat(SharedSessions.openSessions()).isZero();
  }

  private InferenceHarness opened() throws Exception {
    InferenceHarness harness = InferenceHarness.of(options);
    harness.open();
    return harness;
  }

  @Test
  void translatesWithoutTheAnalysis() throws Exception {
    try (InferenceHarness harness = opened()) {
      harness.process("hello world.\nthe cat sleeps 😀", "thanks");
      harness.endTexts();

      TranslationResult first = harness.translations().get(0);
      assertThat(harness.translations())
          .extracting(TranslationResult::getText)
          .containsExactly("bonjour monde.\nle chat dort 😀", "merci");
      assertThat(first.getEventId()).isEqualTo("0");
      assertThat(first.getStatus()).isEqualTo(ResultStatus.ok);
      assertThat(first.getReason()).isNull();
      assertThat(first.getSource()).isEqualTo("en");
      assertThat(first.getTarget()).isEqualTo("fr");
      assertThat(first.getModel()).isEqualTo(MODEL);
      assertThat(first.getModelVersion()).isEqualTo("1");
      assertThat(first.getSentences())
          .extracting(
              SentenceTranslation::getStart,
              SentenceTranslation::getEnd,
              SentenceTranslation::getTargetStart,
              SentenceTranslation::getTargetEnd,
              SentenceTranslation::getFinish)
          .containsExactly(
              tuple(0, 12, 0, 14, SentenceFinish.end), tuple(13, 30, 15, 30, SentenceFinish.end));
      assertThat(first.getSentences())
          .allSatisfy(sentence -> assertThat(sentence.getScore()).isNegative());
    }
  }

  @Test
  void saysWhyThereIsNoTranslation() throws Exception {
    try (InferenceHarness harness = opened()) {
      harness.process("", " \n", "\u0000", FRENCH);
      harness.processIn("fr-CA", "hello");
      harness.processIn("en-GB", FRENCH);
      harness.processIn("de", "");
      harness.endTexts();

      assertThat(harness.translations())
          .extracting(TranslationResult::getReason)
          .containsExactly("empty", "empty", "empty", "language", "language", null, "empty");
      assertThat(harness.translations().get(0).getStatus()).isEqualTo(ResultStatus.empty);
      assertThat(harness.translations().get(3))
          .satisfies(
              result -> {
                assertThat(result.getStatus()).isEqualTo(ResultStatus.not_applicable);
                assertThat(result.getText()).isNull();
                assertThat(result.getSentences()).isEmpty();
              });
      assertThat(harness.deadLetters()).isEmpty();
    }
  }

  @Test
  void answersWhateverComes() throws Exception {
    try (InferenceHarness harness = opened()) {
      harness.process(
          "the cat ".repeat(2_500).strip(),
          "the cat sleeps",
          "😀😀😀",
          "hello\u0007 world",
          "hello forever");
      harness.endTexts();

      List<TranslationResult> results = harness.translations();
      assertThat(results)
          .extracting(TranslationResult::getText)
          .startsWith("le chat ".repeat(2_500).strip(), "le chat dort", "😀😀😀", "bonjour monde");
      assertThat(results.get(2).getSentences().get(0).getFinish()).isEqualTo(SentenceFinish.copied);
      assertThat(results.get(4).getSentences().get(0).getFinish())
          .isEqualTo(SentenceFinish.max_tokens);
    }
  }

  @Test
  void onlyTheTextThatTheModelFailsOnBecomesADeadLetter() throws Exception {
    try (InferenceHarness harness = opened()) {
      harness.process("hello", "hello crash", "the cat sleeps. nan.", "thanks");
      harness.endTexts();

      assertThat(harness.translations())
          .extracting(TranslationResult::getText)
          .containsExactly("bonjour", "merci");
      assertThat(harness.deadLetters()).hasSize(2);
      assertThat(harness.counter(MODEL, "errors").getCount()).isEqualTo(2);
      assertThat(harness.counter(MODEL, "task.translation.errors").getCount()).isEqualTo(2);
      assertThat(harness.counter(MODEL, "records").getCount()).isEqualTo(2);
    }
  }

  @Test
  void aTranslationThatNoRecordHoldsBecomesADeadLetter() throws Exception {
    options = options.withInterpret(InterpretOptions.DEFAULT.withMaxBytes(60));
    try (InferenceHarness harness = opened()) {
      harness.process("hello", "hello world, hello world");
      harness.endTexts();

      assertThat(harness.translations())
          .extracting(TranslationResult::getText)
          .containsExactly("bonjour");
      assertThat(harness.deadLetters()).hasSize(1);
    }
  }

  @Test
  void nothingWaitsBeyondABarrier() throws Exception {
    try (InferenceHarness harness = opened()) {
      harness.process("hello", "thanks");
      harness.prepareSnapshotPreBarrier(1);

      assertThat(harness.translations()).hasSize(2);
      assertThat(harness.counter(MODEL, "flushes.checkpoint").getCount()).isEqualTo(1);
    }
  }

  @Test
  void textsWaitUntilTheirSubWordsAreEnough() throws Exception {
    options = options.withLimits(BatchLimits.DEFAULT.withMaxTokens(10));
    try (InferenceHarness harness = opened()) {
      harness.process("hello world");
      assertThat(harness.translations()).isEmpty();
      harness.process("the cat sleeps, my friend");

      assertThat(harness.translations()).hasSize(2);
    }
  }

  @Test
  void countsWhatItWrites() throws Exception {
    try (InferenceHarness harness = opened()) {
      harness.process("hello world", "the cat sleeps", FRENCH);
      harness.endTexts();

      assertThat(harness.counter(MODEL, "records").getCount()).isEqualTo(3);
      assertThat(harness.counter(MODEL, "tokens").getCount()).isEqualTo(3 + 4);
      assertThat(harness.counter(MODEL, "generatedTokens").getCount()).isEqualTo(2 + 3);
      assertThat(harness.counter(MODEL, "generationSteps").getCount()).isEqualTo(4);
      assertThat(harness.counter(MODEL, "deadlineHits").getCount()).isZero();
    }
  }

  @Test
  void aBatchEndsWithItsTime() throws Exception {
    Duration instant = Duration.ofNanos(1);
    options = options.withTranslation(new TranslationOptions(0, 0, instant, Duration.ofMinutes(1)));
    try (InferenceHarness harness = opened()) {
      harness.process("hello world", "42");
      harness.endTexts();

      TranslationResult cut = harness.translations().get(0);
      assertThat(cut.getSentences())
          .extracting(SentenceTranslation::getFinish)
          .containsExactly(SentenceFinish.deadline);
      assertThat(cut.getText()).isEqualTo("bonjour");
      assertThat(harness.translations().get(1).getText()).isEqualTo("42");
      assertThat(harness.counter(MODEL, "deadlineHits").getCount()).isEqualTo(1);
    }
  }

  @Test
  void aWindowEndsWithItsTime() throws Exception {
    Duration instant = Duration.ofNanos(1);
    options = options.withTranslation(new TranslationOptions(0, 0, instant, instant));
    try (InferenceHarness harness = opened()) {
      harness.process("hello world", "42");
      harness.endTexts();

      assertThat(harness.translations())
          .extracting(TranslationResult::getReason)
          .containsExactly("deadline", null);
    }
  }

  @Test
  void searchesWithTheBeamsThatTheJobNames() throws Exception {
    options =
        options.withTranslation(
            new TranslationOptions(3, 2, Duration.ofMinutes(1), Duration.ofMinutes(1)));
    try (InferenceHarness harness = opened()) {
      harness.process("the cat sleeps");
      harness.endTexts();

      assertThat(harness.translations().get(0).getText()).isEqualTo("le chat");
    }
  }

  @Test
  void anotherVersionTakesOver() throws Exception {
    Path second = TinyTranslator.write(dir.resolve("2"), MODEL, "2");
    try (InferenceHarness harness = opened()) {
      harness.process("hello");
      harness.swap(MODEL, "2", second);
      harness.process("hello");
      harness.endTexts();

      assertThat(harness.translations())
          .extracting(TranslationResult::getModelVersion)
          .containsExactly("1", "2");
      assertThat(harness.counter(MODEL, "swaps").getCount()).isEqualTo(1);
      assertThat(harness.counter(MODEL, "generatedTokens").getCount()).isEqualTo(2);
    }
  }

  @Test
  void aModelOfAnotherTaskDoesNotTakeOver() throws Exception {
    Path other = TinyBundles.sentiment(dir.resolve("other"), MODEL, "2");
    try (InferenceHarness harness = opened()) {
      harness.swap(MODEL, "2", other);
      harness.process("hello");
      harness.endTexts();

      assertThat(harness.translations().get(0).getModelVersion()).isEqualTo("1");
      assertThat(harness.counter(MODEL, "swapsRefused").getCount()).isEqualTo(1);
    }
  }

  @Test
  void refusesToRestoreWithAnotherVersion() throws Exception {
    OperatorSubtaskState state;
    try (InferenceHarness harness = opened()) {
      state = harness.snapshot(1, 1);
    }
    options =
        InferenceOptions.of(
            TinyTranslator.write(dir.resolve("2"), MODEL, "2").toString(), TaskKind.TRANSLATION);

    try (InferenceHarness harness = InferenceHarness.of(options)) {
      harness.initializeState(state);
      assertThatThrownBy(harness::open)
          .isInstanceOf(SuppressRestartsException.class)
          .hasCauseInstanceOf(VersionConflictException.class);
    }
  }

  @Test
  void refusesAModelThatDoesNotTranslate() throws Exception {
    options =
        InferenceOptions.of(
            TinyBundles.sentiment(dir.resolve("other")).toString(), TaskKind.TRANSLATION);

    try (InferenceHarness harness = InferenceHarness.of(options)) {
      assertThatThrownBy(harness::open)
          .isInstanceOf(SuppressRestartsException.class)
          .cause()
          .isInstanceOf(BundleException.class)
          .hasMessageContaining("no head for 'translation'");
    }
  }

  /** Without cancellation the task would translate the whole window, and answer. */
  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void endsABatchThatIsInProgress() throws Exception {
    options =
        options.withLimits(new BatchLimits(100_000, 10_000_000, 1_024, Duration.ofMinutes(1)));
    ExecutorService taskThread = Executors.newSingleThreadExecutor();
    try (InferenceHarness harness = opened()) {
      harness.process(Collections.nCopies(15_000, "hello forever").toArray(String[]::new));
      Future<?> task =
          taskThread.submit(
              () -> {
                harness.endTexts();
                return null;
              });
      while (!inProgress(harness)) {
        assertThat(task).isNotDone();
        Thread.onSpinWait();
      }

      harness.cancelTask();

      assertThatThrownBy(task::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InferenceCancelledException.class);
      assertThat(harness.translations()).isEmpty();
    } finally {
      taskThread.shutdown();
    }
  }

  private static boolean inProgress(InferenceHarness harness) {
    return ((Gauge<?>) harness.metric(MODEL, "inflightBatches")).getValue().equals(1);
  }
}
