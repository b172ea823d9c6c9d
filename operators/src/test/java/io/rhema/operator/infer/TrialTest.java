package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.session.SharedSessions;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.swap.ModelControl;
import io.rhema.operator.swap.ShelfFileSystem;
import io.rhema.operator.swap.TrialMode;
import io.rhema.operator.trial.RollbackBounds;
import io.rhema.operator.trial.TrialShare;
import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TrialComparison;
import io.rhema.schema.UpdateOutcome;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A version that is tried beside the one that serves: who answers, what is compared, how it ends.
 */
@Timeout(120)
@ExtendWith(NoSessionLeak.class)
class TrialTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static final int ANY_TIME = 1_000_000;

  /** Nothing passes them. */
  private static final RollbackBounds WIDE = new RollbackBounds(1, 1, ANY_TIME, 1, DAY);

  /** Ten texts decide, by their answers alone. */
  private static final RollbackBounds NARROW = new RollbackBounds(10, 0, ANY_TIME, 0, DAY);

  private static final String[] TEXTS =
      IntStream.range(0, 40).mapToObj(TrialTest::text).toArray(String[]::new);

  @TempDir Path dir;
  private Path first;
  private Path second;

  @BeforeEach
  void writeBundles() {
    first = TinyBundles.sentiment(dir.resolve("1"), "sentiment", "1");
    second = bundle("2", TinyBundles.table(-1));
  }

  @Test
  void aShadowIsComparedAndAnswersNobody() throws Exception {
    try (InferenceHarness harness = tried(NARROW, TrialMode.SHADOW, 1, second)) {
      window(harness, TEXTS);

      assertThat(harness.versions()).hasSize(TEXTS.length).containsOnly("1");
      assertThat(harness.results()).extracting(SentimentResult::getLabel).containsOnly("positive");
      assertThat(harness.gauge("candidateVersion")).isEqualTo("2");
      assertThat(harness.gauge("candidateMode")).isEqualTo("shadow");
      assertThat(harness.gauge("candidateShare")).isEqualTo(1.0);
      assertThat(harness.gauge("candidateTexts")).isEqualTo(40L);
      assertThat(harness.gauge("candidateCompared")).isEqualTo(40L);
      assertThat(harness.gauge("candidateAgreement")).isEqualTo(0.0);
      assertThat((double) harness.gauge("candidateMicrosPerToken")).isPositive();
      assertThat((double) harness.gauge("servingMicrosPerToken")).isPositive();
      assertThat(outcomes(harness))
          .containsExactly(
              tuple("2", UpdateOutcome.shadowing), tuple("2", UpdateOutcome.comparing));
    }
  }

  @Test
  void aCanaryAnswersItsShareInTheOrderOfArrival() throws Exception {
    TrialShare share = new TrialShare("sentiment", "2", 0.5);
    try (InferenceHarness harness = tried(WIDE, TrialMode.CANARY, 0.5, second)) {
      window(harness, TEXTS);

      assertThat(harness.resultIds())
          .containsExactlyElementsOf(
              IntStream.range(0, TEXTS.length).mapToObj(String::valueOf).toList());
      assertThat(harness.versions())
          .contains("1", "2")
          .containsExactlyElementsOf(
              Arrays.stream(TEXTS)
                  .map(text -> share.has(harness.event(text)) ? "2" : "1")
                  .toList());
      assertThat(harness.gauge("candidateTexts"))
          .isEqualTo(harness.versions().stream().filter("2"::equals).count());
    }
  }

  @Test
  void saysWhatIsTried() throws Exception {
    try (InferenceHarness harness = tried(WIDE, TrialMode.CANARY, 0.5, second)) {
      ModelUpdateResult report = harness.lastReport();

      assertThat(report.getUpdateId()).isEqualTo("CANARY-2");
      assertThat(report.getOutcome()).isEqualTo(UpdateOutcome.canary);
      assertThat(report.getVersion()).isEqualTo("2");
      assertThat(report.getPreviousVersion()).isEqualTo("1");
      assertThat(report.getOpenMillis()).isPositive();
      assertThat(harness.gauge("version")).isEqualTo("1");
      assertThat(harness.gauge("swapPending")).isEqualTo(0);
    }
  }

  /** One text fails natively, which its whole batch does; another has numbers that are none. */
  @Test
  void whatACanaryFailsOnIsAnsweredByTheServingVersion() throws Exception {
    float[][] table = TinyBundles.table(-1);
    table[TinyBundles.id("paris")] = new float[] {Float.NaN, Float.NaN};
    Path fails = bundle("3", Arrays.copyOf(table, TinyBundles.id("acme")));
    try (InferenceHarness harness = tried(WIDE, TrialMode.CANARY, 1, fails)) {
      window(harness, "good", "good acme", "good paris", "good movie");

      assertThat(harness.versions()).containsExactly("3", "1", "1", "3");
      assertThat(harness.resultIds()).containsExactly("0", "1", "2", "3");
      assertThat(harness.deadLetters()).isEmpty();
      assertThat(harness.gauge("candidateTexts")).isEqualTo(4L);
      assertThat(harness.gauge("candidateErrors")).isEqualTo(2L);
      assertThat(harness.gauge("candidateErrorRate")).isEqualTo(0.5);
      assertThat(harness.gauge("candidateCompared")).isEqualTo(2L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatBothFailOnIsNotTheCandidatesFault(TrialMode mode) throws Exception {
    try (InferenceHarness harness = tried(WIDE, mode, 1, second)) {
      window(harness, "good", TinyBundles.CRASH, TinyBundles.NAN);

      assertThat(harness.results()).hasSize(1);
      assertThat(harness.deadLetters()).hasSize(2);
      assertThat(harness.gauge("candidateTexts")).isEqualTo(3L);
      assertThat(harness.gauge("candidateErrors")).isEqualTo(0L);
    }
  }

  @Test
  void theErrorsOfAShadowAreCountedAndHarmNobody() throws Exception {
    Path fails = bundle("3", Arrays.copyOf(TinyBundles.table(1), TinyBundles.id("acme")));
    try (InferenceHarness harness = tried(NARROW, TrialMode.SHADOW, 1, fails)) {
      window(harness, "good", "good acme");

      assertThat(harness.versions()).containsExactly("1", "1");
      assertThat(harness.gauge("candidateErrors")).isEqualTo(1L);
      assertThat(harness.deadLetters()).isEmpty();
    }
  }

  @Test
  void aCanaryThatErrsTooOftenIsRolledBack() throws Exception {
    Path fails = bundle("3", Arrays.copyOf(TinyBundles.table(1), TinyBundles.id("acme")));
    try (InferenceHarness harness = tried(NARROW, TrialMode.CANARY, 1, fails)) {
      window(harness, IntStream.range(0, 9).mapToObj(TrialTest::text).toArray(String[]::new));
      window(harness, "good acme");

      assertThat(harness.resultIds()).hasSize(10).doesNotHaveDuplicates();
      assertRolledBack(harness, "It had no answer to 10.00 % of 10 texts");
    }
  }

  @Test
  void aCanaryThatDisagreesIsRolledBack() throws Exception {
    try (InferenceHarness harness = tried(NARROW, TrialMode.CANARY, 1, second)) {
      window(harness, TEXTS);

      assertThat(harness.versions()).containsOnly("2");
      assertRolledBack(harness, "Its answers to 40 texts differ");
      TrialComparison figures = harness.lastReport().getComparison();
      assertThat(figures.getTexts()).isEqualTo(40);
      assertThat(figures.getErrors()).isZero();
      assertThat(figures.getCompared()).isEqualTo(40);
      assertThat(figures.getDisagreement()).isEqualTo(1);
      assertThat(figures.getLatencyRatio()).isPositive();
    }
  }

  /** Whatever holds up the first batches, such as code that is cold, is forgotten in time. */
  @ParameterizedTest
  @EnumSource
  void aCandidateThatIsSlowIsRolledBack(TrialMode mode) throws Exception {
    Path slow = dir.resolve("3");
    TinyBundles.write(slow, "sentiment", "3", new TinyClassifier(TinyBundles.table(1)).slow(8_000));
    try (InferenceHarness harness = tried(new RollbackBounds(1, 1, 5, 1, DAY), mode, 1, slow)) {
      int batches = 0;
      while (batches < 100 && harness.counter("rollbacks").getCount() == 0) {
        window(harness, TEXTS);
        batches++;
      }

      assertThat(batches).isGreaterThanOrEqualTo(5);
      assertThat(harness.resultIds()).hasSize(batches * TEXTS.length).doesNotHaveDuplicates();
      assertRolledBack(harness, "times as long as the serving version");
    }
  }

  @Test
  void aCanaryThatIsAsGoodGoesOn() throws Exception {
    Path same = bundle("3", TinyBundles.table(2));
    try (InferenceHarness harness = tried(NARROW, TrialMode.CANARY, 1, same)) {
      for (int batch = 0; batch < 20; batch++) {
        window(harness, TEXTS);
      }

      assertThat(harness.versions()).hasSize(800).containsOnly("3");
      assertThat(harness.counter("rollbacks").getCount()).isZero();
      assertThat(harness.gauge("candidateAgreement")).isEqualTo(1.0);
      assertThat((long) harness.gauge("candidateCompared"))
          .as("not all of them are answered twice")
          .isBetween(200L, 400L);
      assertThat(outcomes(harness).subList(1, 3)).containsOnly(tuple("3", UpdateOutcome.comparing));
    }
  }

  @Test
  void aTrialCanBeStopped() throws Exception {
    try (InferenceHarness harness = tried(WIDE, TrialMode.CANARY, 1, second)) {
      window(harness, "good");
      harness.control(new ModelControl.Stop("s", "sentiment", "7"));
      window(harness, "good");
      harness.control(new ModelControl.Stop("s", "sentiment", "2"));
      window(harness, "good");

      assertThat(harness.versions()).containsExactly("2", "2", "1");
      assertThat(outcomes(harness))
          .containsSubsequence(
              tuple("7", UpdateOutcome.unchanged),
              tuple("2", UpdateOutcome.stopped),
              tuple("2", UpdateOutcome.stopped));
      assertThat(harness.reports())
          .filteredOn(report -> report.getOutcome() == UpdateOutcome.stopped)
          .extracting(ModelUpdateResult::getUpdateId)
          .containsExactly("CANARY-2", "s");
      assertThat(harness.gauge("candidateVersion")).isEqualTo("");
      assertThat(harness.gauge("candidateShare")).isEqualTo(0.0);
    }
  }

  @Test
  void whatIsBeingOpenedCanBeStopped() throws Exception {
    try (ShelfFileSystem.Hold hold = ShelfFileSystem.hold(second);
        InferenceHarness harness = InferenceHarness.opened(options(WIDE))) {
      harness.control(elsewhere(TrialMode.CANARY, second));
      hold.awaitReader();
      harness.control(new ModelControl.Stop("s", "sentiment", "2"));

      assertThat(outcomes(harness))
          .containsExactly(tuple("2", UpdateOutcome.superseded), tuple("2", UpdateOutcome.stopped));
      assertThat(harness.gauge("swapPending")).isEqualTo(0);
    }
  }

  @Test
  void aCandidateThatServesIsNotOpenedAgain() throws Exception {
    try (InferenceHarness harness = tried(WIDE, TrialMode.SHADOW, 1, second)) {
      harness.process("good");
      harness.control(InferenceHarness.command("sentiment", "2", second));
      window(harness, "good");

      assertThat(harness.getTaskMailbox().hasMail()).isFalse();
      assertThat(harness.versions()).containsExactly("1", "2");
      assertThat(harness.gauge("version")).isEqualTo("2");
      assertThat(harness.gauge("candidateVersion")).isEqualTo("");
      assertThat(harness.counter("swaps").getCount()).isEqualTo(1);
      ModelUpdateResult report = harness.lastReport();
      assertThat(report.getOutcome()).isEqualTo(UpdateOutcome.serving);
      assertThat(report.getUpdateId()).isEqualTo("to-2");
      assertThat(report.getOpenMillis()).isZero();
      assertThat(report.getPreviousVersion()).isEqualTo("1");
    }
  }

  /** Else a version would serve that was found too bad a moment before. */
  @Test
  void aCandidateThatIsRolledBackAtTheLastMomentDoesNotServe() throws Exception {
    try (InferenceHarness harness = tried(NARROW, TrialMode.CANARY, 1, second)) {
      harness.process(TEXTS);
      harness.control(InferenceHarness.command("sentiment", "2", second));
      window(harness, "good");

      assertThat(outcomes(harness))
          .endsWith(tuple("2", UpdateOutcome.rolledBack), tuple("2", UpdateOutcome.refused));
      assertThat(harness.gauge("version")).isEqualTo("1");
      assertThat(harness.versions()).endsWith("2", "1");
    }
  }

  @Test
  void whatServesAnswersEverything() throws Exception {
    try (InferenceHarness harness = tried(WIDE, TrialMode.CANARY, 1, second)) {
      harness.swap("sentiment", "1", first);
      window(harness, "good");
      assertThat(harness.versions()).containsExactly("1");

      Path third = bundle("3", TinyBundles.table(2));
      tryOut(harness, TrialMode.CANARY, 1, second);
      harness.swap("sentiment", "3", third);
      window(harness, "good");
      assertThat(harness.versions()).containsExactly("1", "3");

      assertThat(outcomes(harness))
          .containsExactly(
              tuple("2", UpdateOutcome.canary),
              tuple("2", UpdateOutcome.superseded),
              tuple("1", UpdateOutcome.unchanged),
              tuple("2", UpdateOutcome.canary),
              tuple("2", UpdateOutcome.superseded),
              tuple("3", UpdateOutcome.serving));
    }
  }

  @Test
  void aVersionThatIsRefusedLeavesTheTrialAsItIs() throws Exception {
    try (InferenceHarness harness = tried(WIDE, TrialMode.CANARY, 1, second)) {
      Files.delete(first.resolve("vocab.txt"));
      harness.control(InferenceHarness.command("sentiment", "9", first));
      harness.changeOver();
      assertThat(outcomes(harness))
          .containsExactly(tuple("2", UpdateOutcome.canary), tuple("9", UpdateOutcome.refused));

      window(harness, "good");
      assertThat(harness.versions()).containsExactly("2");
    }
  }

  @Test
  void theNewestTrialTakesThePlace() throws Exception {
    Path third = bundle("3", TinyBundles.table(2));
    try (InferenceHarness harness = tried(WIDE, TrialMode.CANARY, 1, second)) {
      tryOut(harness, TrialMode.CANARY, 1, third);
      window(harness, "good");

      assertThat(harness.versions()).containsExactly("3");
      assertThat(outcomes(harness))
          .startsWith(
              tuple("2", UpdateOutcome.canary),
              tuple("2", UpdateOutcome.superseded),
              tuple("3", UpdateOutcome.canary));
    }
  }

  @Test
  void aCandidateIsGivenAnotherShareWithoutBeingOpenedAgain() throws Exception {
    try (InferenceHarness harness = tried(WIDE, TrialMode.SHADOW, 0.5, second)) {
      harness.control(InferenceHarness.trial(TrialMode.CANARY, 1, "sentiment", "2", second));

      assertThat(harness.getTaskMailbox().hasMail()).isFalse();
      window(harness, "good");
      assertThat(harness.versions()).containsExactly("2");
      assertThat(harness.gauge("candidateMode")).isEqualTo("canary");
      assertThat(harness.gauge("candidateShare")).isEqualTo(1.0);
      assertThat(harness.gauge("candidateTexts")).isEqualTo(1L);
    }
  }

  @Test
  void theServingVersionIsNotTriedBesideItself() throws Exception {
    try (InferenceHarness harness = tried(WIDE, TrialMode.CANARY, 1, first)) {
      assertThat(outcomes(harness)).containsExactly(tuple("1", UpdateOutcome.unchanged));
      assertThat(harness.gauge("candidateVersion")).isEqualTo("");
      assertThat(SharedSessions.openSessions()).isEqualTo(1);
    }
  }

  @Test
  void anotherVocabularyIsNotTried() throws Exception {
    Path vocabulary = second.resolve("vocab.txt");
    Files.writeString(vocabulary, Files.readString(vocabulary).replace("movie", "opera"));
    BundleWriter.seal(second, BundleManifest.of("sentiment", "2", "text-classification"));
    try (InferenceHarness harness = InferenceHarness.opened(options(WIDE))) {
      tryOut(harness, TrialMode.SHADOW, 1, second);

      assertThat(outcomes(harness)).containsExactly(tuple("2", UpdateOutcome.refused));
      assertThat(harness.lastReport().getReason()).contains("has encoder ");
      assertThat(harness.counter("swapsRefused").getCount()).isEqualTo(1);
    }
  }

  /** So a job that begins anew finds both in the topic of commands. */
  @Test
  void aTrialIsObeyedBehindAVersionThatIsToServe() throws Exception {
    Path third = bundle("3", TinyBundles.table(2));
    try (InferenceHarness harness = InferenceHarness.opened(options(WIDE))) {
      harness.control(InferenceHarness.command("sentiment", "2", second));
      harness.control(InferenceHarness.trial(TrialMode.CANARY, 1, "sentiment", "3", third));
      harness.changeOver();
      harness.changeOver();

      assertThat(harness.gauge("version")).isEqualTo("2");
      assertThat(harness.gauge("candidateVersion")).isEqualTo("3");
      assertThat(outcomes(harness))
          .containsExactly(tuple("2", UpdateOutcome.serving), tuple("3", UpdateOutcome.canary));
    }
  }

  @Test
  void aVersionThatIsToServeSupersedesATrialThatIsNotOpen() throws Exception {
    Path third = bundle("3", TinyBundles.table(2));
    try (ShelfFileSystem.Hold hold = ShelfFileSystem.hold(second);
        InferenceHarness harness = InferenceHarness.opened(options(WIDE))) {
      harness.control(elsewhere(TrialMode.CANARY, second));
      hold.awaitReader();
      harness.swap("sentiment", "3", third);

      assertThat(outcomes(harness))
          .containsExactly(tuple("2", UpdateOutcome.superseded), tuple("3", UpdateOutcome.serving));
    }
  }

  /**
   * The file is what {@link OperatorSnapshotUtil#writeStateHandle} made of the state of a harness
   * over {@link TinyBundles#sentiment}, which had just been told to serve a version 2 that is
   * nowhere.
   */
  @Test
  void restoresWhatTheReleaseBeforeTrialsWrote() throws Exception {
    URL file = getClass().getResource("state-before-trials.bin");
    OperatorSubtaskState state =
        OperatorSnapshotUtil.readStateHandle(Path.of(file.toURI()).toString());

    try (InferenceHarness harness = InferenceHarness.restored(options(WIDE), state)) {
      assertThat(harness.gauge("version")).isEqualTo("1");
      assertThat(harness.gauge("candidateVersion")).isEqualTo("");
      assertThat(harness.gauge("swapPending")).isEqualTo(1);

      harness.changeOver();
      assertThat(outcomes(harness)).containsExactly(tuple("2", UpdateOutcome.refused));
      assertThat(harness.lastReport().getUpdateId()).isEqualTo("to-2");
    }
  }

  @Test
  void aTrialOutlivesAFailure() throws Exception {
    OperatorSubtaskState state = state(tried(WIDE, TrialMode.CANARY, 1, second));

    try (InferenceHarness harness = InferenceHarness.restored(options(WIDE), state)) {
      window(harness, "good");

      assertThat(harness.versions()).containsExactly("2");
      assertThat(harness.gauge("version")).isEqualTo("1");
    }
  }

  @Test
  void everySubtaskOfAWiderJobGoesOnWithTheTrial() throws Exception {
    OperatorSubtaskState state = state(tried(WIDE, TrialMode.CANARY, 0.5, second));

    for (int subtask = 0; subtask < 3; subtask++) {
      OperatorSubtaskState part =
          InferenceHarness.repartitionOperatorState(state, 128, 1, 3, subtask);
      try (InferenceHarness harness = InferenceHarness.restored(options(WIDE), part)) {
        assertThat(harness.gauge("candidateVersion")).isEqualTo("2");
        assertThat(harness.gauge("candidateShare")).isEqualTo(0.5);
      }
    }
  }

  @Test
  void aTrialThatIsNotOpenYetIsResumed() throws Exception {
    OperatorSubtaskState state;
    try (ShelfFileSystem.Hold hold = ShelfFileSystem.hold(second);
        InferenceHarness harness = InferenceHarness.opened(options(WIDE))) {
      harness.control(elsewhere(TrialMode.SHADOW, second));
      hold.awaitReader();
      state = harness.snapshot(1, 1);
    }

    try (InferenceHarness harness = InferenceHarness.restored(options(WIDE), state)) {
      assertThat(harness.gauge("swapPending")).isEqualTo(1);
      harness.changeOver();
      assertThat(harness.gauge("candidateMode")).isEqualTo("shadow");
    }
  }

  @Test
  void aTrialThatIsOverIsNotResumed() throws Exception {
    InferenceHarness ended = tried(WIDE, TrialMode.CANARY, 1, second);
    ended.control(new ModelControl.Stop("s", "sentiment", "2"));

    try (InferenceHarness harness = InferenceHarness.restored(options(WIDE), state(ended))) {
      assertThat(harness.gauge("candidateVersion")).isEqualTo("");
      assertThat(harness.reports()).isEmpty();
    }
  }

  /** A candidate that is gone must not keep the job from going on. */
  @Test
  void aCandidateThatIsGoneIsRefusedAndTheServingVersionAnswers() throws Exception {
    OperatorSubtaskState state = state(tried(WIDE, TrialMode.CANARY, 1, second));
    Files.delete(second.resolve("model.onnx"));

    try (InferenceHarness harness = InferenceHarness.restored(options(WIDE), state)) {
      window(harness, "good");

      assertThat(harness.versions()).containsExactly("1");
      assertThat(outcomes(harness)).containsExactly(tuple("2", UpdateOutcome.refused));
    }
  }

  @Test
  void anUpgradeSupersedesTheTrial() throws Exception {
    OperatorSubtaskState state = state(tried(WIDE, TrialMode.CANARY, 1, second));
    Path third = bundle("3", TinyBundles.table(2));
    InferenceOptions upgrade =
        InferenceOptions.of(third.toString(), TaskKind.SENTIMENT).withAcceptOtherVersion(true);

    try (InferenceHarness harness = InferenceHarness.restored(upgrade, state)) {
      assertThat(outcomes(harness)).containsExactly(tuple("2", UpdateOutcome.superseded));
      assertThat(harness.gauge("version")).isEqualTo("3");
      assertThat(harness.gauge("candidateVersion")).isEqualTo("");
    }
  }

  @Test
  void cancellingIsNobodysFault() throws Exception {
    try (InferenceHarness harness = tried(NARROW, TrialMode.CANARY, 1, second)) {
      harness.cancelTask();

      assertThatThrownBy(() -> window(harness, "good")).hasMessageContaining("cancelled");
      assertThat(harness.counter("rollbacks").getCount()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCandidateWithTooFewTextsToBeJudgedIsGivenUpWhenItsTimeIsUp(TrialMode mode)
      throws Exception {
    RollbackBounds patient = new RollbackBounds(100, 1, ANY_TIME, 1, Duration.ofMinutes(1));
    try (InferenceHarness harness = tried(patient, mode, 1, second)) {
      window(harness, "good", "bad");
      harness.setProcessingTime(harness.getProcessingTime() + 59_000);
      assertThat(harness.gauge("candidateVersion")).isEqualTo("2");

      harness.setProcessingTime(harness.getProcessingTime() + 1_000);

      assertRolledBack(harness, "It was asked about 2 texts in 60 s");
    }
  }

  @Test
  void oneThatCanBeJudgedGoesOn() throws Exception {
    RollbackBounds brief = new RollbackBounds(2, 1, ANY_TIME, 1, Duration.ofMinutes(1));
    try (InferenceHarness harness = tried(brief, TrialMode.CANARY, 1, second)) {
      for (int i = 0; i < 5; i++) {
        window(harness, text(i));
      }

      harness.setProcessingTime(harness.getProcessingTime() + 3_600_000);

      assertThat(harness.gauge("candidateVersion")).isEqualTo("2");
      assertThat(harness.counter("rollbacks").getCount()).isZero();
    }
  }

  @Test
  void theRunsOfACandidateAreCountedApart() throws Exception {
    try (InferenceHarness harness = tried(WIDE, TrialMode.SHADOW, 1, second)) {
      window(harness, TEXTS);
      long serving = harness.counter("tokens").getCount();

      assertThat(serving).isPositive();
      assertThat(harness.counter("candidate.tokens").getCount()).isEqualTo(serving);
    }
  }

  private static void assertRolledBack(InferenceHarness harness, String reason) throws Exception {
    ModelUpdateResult report = harness.lastReport();
    assertThat(report.getOutcome()).isEqualTo(UpdateOutcome.rolledBack);
    assertThat(report.getReason()).contains(reason);
    assertThat(report.getPreviousVersion()).isEqualTo("1");
    assertThat(harness.counter("rollbacks").getCount()).isEqualTo(1);
    assertThat(harness.gauge("candidateVersion")).isEqualTo("");

    int before = harness.results().size();
    window(harness, "good");
    assertThat(harness.versions().subList(before, before + 1)).containsExactly("1");
    assertThat(harness.lastReport()).isEqualTo(report);
  }

  private static OperatorSubtaskState state(InferenceHarness harness) throws Exception {
    try (harness) {
      return harness.snapshot(1, 1);
    }
  }

  private InferenceHarness tried(
      RollbackBounds bounds, TrialMode mode, double share, Path candidate) throws Exception {
    InferenceHarness harness = InferenceHarness.opened(options(bounds));
    try {
      tryOut(harness, mode, share, candidate);
      return harness;
    } catch (Throwable e) {
      harness.close();
      throw e;
    }
  }

  /** The folders are named after their versions. */
  private static void tryOut(InferenceHarness harness, TrialMode mode, double share, Path candidate)
      throws Exception {
    String version = candidate.getFileName().toString();
    harness.control(InferenceHarness.trial(mode, share, "sentiment", version, candidate));
    harness.changeOver();
  }

  private static ModelControl.Try elsewhere(TrialMode mode, Path folder) {
    ModelControl.Try here = InferenceHarness.trial(mode, 1, "sentiment", "2", folder);
    return new ModelControl.Try(
        here.id(), "sentiment", "2", ShelfFileSystem.place(folder), here.checksum(), mode, 1);
  }

  private static void window(InferenceHarness harness, String... texts) throws Exception {
    harness.process(texts);
    harness.prepareSnapshotPreBarrier(1);
  }

  /** Each another one, and all of them positive. */
  private static String text(int number) {
    return "good " + Integer.toBinaryString(number).replace("0", "the ").replace("1", "movie ");
  }

  private Path bundle(String version, float[][] table) {
    return TinyBundles.write(dir.resolve(version), "sentiment", version, new TinyClassifier(table));
  }

  private InferenceOptions options(RollbackBounds bounds) {
    return InferenceOptions.of(first.toString(), TaskKind.SENTIMENT).withRollback(bounds);
  }

  private static List<Tuple> outcomes(InferenceHarness harness) {
    return harness.reports().stream()
        .map(report -> tuple(report.getVersion(), report.getOutcome()))
        .toList();
  }
}
