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
import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.UpdateOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Commands to a running model: what answers while another version is opened, and what then. */
@Timeout(120)
@ExtendWith(NoSessionLeak.class)
class SuccessorTest {
  private static final String ZERO = "0".repeat(64);

  @TempDir Path dir;
  private Path first;
  private Path second;

  @BeforeEach
  void writeBundles() {
    first = TinyBundles.sentiment(dir.resolve("1"), "sentiment", "1");
    second = contrary("2");
  }

  @Test
  void theRunningVersionAnswersWhileTheOtherIsOpened() throws Exception {
    try (ShelfFileSystem.Hold hold = ShelfFileSystem.hold(second);
        InferenceHarness harness = opened(first)) {
      harness.control(elsewhere("2", second));
      hold.awaitReader();
      harness.process("good");
      harness.prepareSnapshotPreBarrier(1);
      harness.snapshot(1, 1);

      assertThat(harness.versions()).containsExactly("1");
      assertThat(harness.gauge("swapPending")).isEqualTo(1);
      assertThat(harness.gauge("version")).isEqualTo("1");

      hold.release();
      harness.changeOver();
      harness.process("good");
      harness.endTexts();

      assertThat(harness.versions()).containsExactly("1", "2");
      assertThat(harness.results())
          .extracting(SentimentResult::getLabel)
          .containsExactly("positive", "negative");
      assertThat(harness.gauge("swapPending")).isEqualTo(0);
      assertThat(harness.gauge("version")).isEqualTo("2");
      assertThat(harness.gauge("modelVersion.1.serving")).isEqualTo(0);
      assertThat(harness.gauge("modelVersion.2.serving")).isEqualTo(1);
      assertThat(harness.counter("swaps").getCount()).isEqualTo(1);
    }
  }

  @Test
  void whatWaitsIsAnsweredByTheVersionThatItWaitedFor() throws Exception {
    try (InferenceHarness harness = opened(first)) {
      harness.process("good", "bad");
      harness.swap("sentiment", "2", second);

      assertThat(harness.versions()).containsExactly("1", "1");
      assertThat(harness.counter("flushes.swap").getCount()).isEqualTo(1);

      harness.process("good");
      harness.endTexts();

      assertThat(harness.versions()).containsExactly("1", "1", "2");
    }
  }

  @Test
  void saysWhatBecameOfACommand() throws Exception {
    try (InferenceHarness harness = opened(first)) {
      harness.swap("sentiment", "2", second);

      assertThat(harness.reports()).hasSize(1);
      ModelUpdateResult report = harness.reports().get(0);
      assertThat(report.getUpdateId()).isEqualTo("to-2");
      assertThat(report.getModel()).isEqualTo("sentiment");
      assertThat(report.getVersion()).isEqualTo("2");
      assertThat(report.getOutcome()).isEqualTo(UpdateOutcome.serving);
      assertThat(report.getPreviousVersion()).isEqualTo("1");
      assertThat(report.getTasks()).containsExactly("sentiment");
      assertThat(report.getSubtask()).isZero();
      assertThat(report.getSubtasks()).isEqualTo(1);
      assertThat(report.getOpenMillis()).isPositive();
      assertThat(report.getPauseMillis()).isPositive();
      assertThat(report.getReason()).isNull();
    }
  }

  /** The thread closes the old version before it opens the next. */
  @Test
  void theOldVersionIsClosed() throws Exception {
    try (InferenceHarness harness = opened(first)) {
      harness.swap("sentiment", "2", second);
      harness.swap("sentiment", "2", second);

      assertThat(SharedSessions.openSessions()).isEqualTo(1);
    }
  }

  @Test
  void theRunningVersionIsNotOpenedAgain() throws Exception {
    try (InferenceHarness harness = opened(first)) {
      harness.swap("sentiment", "1", first);

      assertThat(outcomes(harness)).containsExactly(tuple("1", UpdateOutcome.unchanged));
      assertThat(harness.counter("swaps").getCount()).isZero();
      assertThat(harness.counter("swapsRefused").getCount()).isZero();
    }
  }

  @Test
  void aCommandForAnotherModelIsNotForThisOne() throws Exception {
    try (InferenceHarness harness = opened(first)) {
      harness.process("good");
      harness.control(InferenceHarness.command("entities", "2", second));

      assertThat(harness.getTaskMailbox().hasMail()).isFalse();
      assertThat(harness.gauge("swapPending")).isEqualTo(0);
      assertThat(harness.results()).isEmpty();
      assertThat(harness.reports()).isEmpty();
    }
  }

  @Test
  void theNewestCommandWins() throws Exception {
    Path third = contrary("3");
    try (ShelfFileSystem.Hold hold = ShelfFileSystem.hold(second);
        InferenceHarness harness = opened(first)) {
      harness.control(elsewhere("2", second));
      hold.awaitReader();
      harness.control(InferenceHarness.command("sentiment", "3", third));

      assertThat(outcomes(harness)).containsExactly(tuple("2", UpdateOutcome.superseded));
      assertThat(harness.reports().get(0).getReason()).contains("'to-3'");

      harness.changeOver(); // although the second is never released
      harness.process("good");
      harness.endTexts();

      assertThat(harness.versions()).containsExactly("3");
      assertThat(outcomes(harness))
          .containsExactly(tuple("2", UpdateOutcome.superseded), tuple("3", UpdateOutcome.serving));
    }
  }

  /** Both are open, or were, before the task's thread looks at either. */
  @Test
  void aVersionThatIsOpenButNotInForceIsSupersededToo() throws Exception {
    Path third = contrary("3");
    try (InferenceHarness harness = opened(first)) {
      harness.control(InferenceHarness.command("sentiment", "2", second));
      var late = harness.getTaskMailbox().take(TaskMailbox.MIN_PRIORITY);
      harness.control(InferenceHarness.command("sentiment", "3", third));
      late.run();
      if (harness.gauge("version").equals("1")) {
        harness.changeOver();
      }

      assertThat(outcomes(harness))
          .containsExactly(tuple("2", UpdateOutcome.superseded), tuple("3", UpdateOutcome.serving));
      assertThat(harness.counter("swaps").getCount()).isEqualTo(1);
    }
  }

  @Test
  void anotherModelIsRefused() throws Exception {
    Path entities = TinyBundles.sentiment(dir.resolve("other"), "entities", "2");
    assertRefused(
        InferenceHarness.command("sentiment", "2", entities),
        "has name entities, but must have sentiment");
  }

  @Test
  void anotherVersionIsRefused() throws Exception {
    assertRefused(
        InferenceHarness.command("sentiment", "9", second), "has version 2, but must have 9");
  }

  @Test
  void otherLabelsAreRefused() throws Exception {
    Path config = second.resolve("config.json");
    Files.writeString(config, Files.readString(config).replace("positive", "fine"));
    assertRefused(sealedAgain("2"), "fine");
  }

  @Test
  void anotherVocabularyIsRefused() throws Exception {
    Path vocabulary = second.resolve("vocab.txt");
    Files.writeString(vocabulary, Files.readString(vocabulary).replace("movie", "opera"));
    assertRefused(sealedAgain("2"), "has encoder ");
  }

  @Test
  void anotherChecksumIsRefused() throws Exception {
    assertRefused(
        InferenceHarness.command("sentiment", "2", second.toString(), ZERO),
        "rhema.json has SHA-256 " + BundleManifest.checksum(second));
  }

  @Test
  void aFileThatIsNotTheOneThatWasSealedIsRefused() throws Exception {
    Files.writeString(second.resolve("vocab.txt"), "[PAD]\n");
    assertRefused(
        InferenceHarness.command("sentiment", "2", second), "vocab.txt has 6 bytes, rhema.json");
  }

  @Test
  void aFolderThatIsMissingIsRefused() throws Exception {
    Path missing = dir.resolve("missing");
    assertRefused(
        InferenceHarness.command("sentiment", "2", missing.toString(), ZERO),
        missing + " is not a folder");
    assertRefused(
        InferenceHarness.command("sentiment", "2", ShelfFileSystem.place(missing), ZERO),
        "cannot be fetched");
  }

  /** Otherwise nobody could tell which of the two gave a result. */
  @Test
  void otherContentUnderTheRunningVersionsNameIsRefused() throws Exception {
    Path changed = contrary("1");
    assertRefused(InferenceHarness.command("sentiment", "1", changed), "a version never changes");
  }

  @Test
  void aGraphThatDoesNotRunIsRefused() throws Exception {
    Files.writeString(second.resolve("model.onnx"), "no graph");
    assertRefused(sealedAgain("2"), "model.onnx");
  }

  @Test
  void aRestoreResumesThePendingCommand() throws Exception {
    OperatorSubtaskState state = pendingState(sentiment(first));

    try (InferenceHarness harness = InferenceHarness.restored(sentiment(first), state)) {
      harness.changeOver();
      harness.process("good");
      harness.endTexts();

      assertThat(harness.versions()).containsExactly("2");
      assertThat(outcomes(harness)).containsExactly(tuple("2", UpdateOutcome.serving));
    }
  }

  @Test
  void everySubtaskOfAWiderJobResumesThePendingCommand() throws Exception {
    OperatorSubtaskState state = pendingState(sentiment(first));

    for (int subtask = 0; subtask < 3; subtask++) {
      OperatorSubtaskState part =
          InferenceHarness.repartitionOperatorState(state, 128, 1, 3, subtask);
      try (InferenceHarness harness = InferenceHarness.restored(sentiment(first), part)) {
        harness.changeOver();
        assertThat(harness.gauge("version")).isEqualTo("2");
      }
    }
  }

  @Test
  void aCommandThatWasObeyedIsNotResumed() throws Exception {
    OperatorSubtaskState state;
    try (InferenceHarness harness =
        InferenceHarness.restored(sentiment(first), pendingState(sentiment(first)))) {
      harness.changeOver();
      state = harness.snapshot(2, 2);
    }

    try (InferenceHarness harness = InferenceHarness.restored(sentiment(first), state)) {
      assertThat(harness.gauge("version")).isEqualTo("2");
      assertThat(harness.gauge("swapPending")).isEqualTo(0);
    }
  }

  /** The options are newer than the command. */
  @Test
  void anUpgradeSupersedesThePendingCommand() throws Exception {
    OperatorSubtaskState state = pendingState(sentiment(first));
    InferenceOptions upgrade = sentiment(contrary("3")).withAcceptOtherVersion(true);

    try (InferenceHarness harness = InferenceHarness.restored(upgrade, state)) {
      assertThat(outcomes(harness)).containsExactly(tuple("2", UpdateOutcome.superseded));
      assertThat(harness.gauge("swapPending")).isEqualTo(0);
      assertThat(harness.gauge("version")).isEqualTo("3");
    }
  }

  /** Without an end to what is held up, neither returns. */
  @Test
  void closingEndsWhatIsBeingFetched() throws Exception {
    try (ShelfFileSystem.Hold hold = ShelfFileSystem.hold(second)) {
      InferenceHarness harness = opened(first);
      harness.control(elsewhere("2", second));
      hold.awaitReader();

      harness.close();
    }
  }

  @Test
  void cancellingEndsWhatIsBeingFetched() throws Exception {
    try (ShelfFileSystem.Hold hold = ShelfFileSystem.hold(second);
        InferenceHarness harness = opened(first)) {
      harness.control(elsewhere("2", second));
      hold.awaitReader();

      harness.cancelTask();

      assertThatThrownBy(
              () -> {
                harness.process("good");
                harness.endTexts();
              })
          .hasMessageContaining("cancelled");
    }
  }

  @Test
  void closingClosesAVersionThatIsOpenButNotInForce() throws Exception {
    try (InferenceHarness harness = opened(first)) {
      harness.control(InferenceHarness.command("sentiment", "2", second));
      harness.getTaskMailbox().take(TaskMailbox.MIN_PRIORITY);

      assertThat(SharedSessions.openSessions()).isEqualTo(2);
    }
  }

  private void assertRefused(ModelControl.Serve command, String reason) throws Exception {
    try (InferenceHarness harness = opened(first)) {
      harness.control(command);
      harness.changeOver();
      harness.process("good");
      harness.endTexts();

      assertThat(outcomes(harness))
          .containsExactly(tuple(command.version(), UpdateOutcome.refused));
      assertThat(harness.reports().get(0).getReason()).contains(reason);
      assertThat(harness.reports().get(0).getPreviousVersion()).isEqualTo("1");
      assertThat(harness.counter("swapsRefused").getCount()).isEqualTo(1);
      assertThat(harness.gauge("swapPending")).isEqualTo(0);
      assertThat(harness.versions()).containsExactly("1");
      assertThat(SharedSessions.openSessions()).isEqualTo(1);
    }
  }

  /** A checkpoint in the midst of opening. */
  private OperatorSubtaskState pendingState(InferenceOptions options) throws Exception {
    try (ShelfFileSystem.Hold hold = ShelfFileSystem.hold(second);
        InferenceHarness harness = InferenceHarness.opened(options)) {
      harness.control(elsewhere("2", second));
      hold.awaitReader();
      return harness.snapshot(1, 1);
    }
  }

  private static ModelControl.Serve elsewhere(String version, Path folder) {
    return InferenceHarness.command(
        "sentiment", version, ShelfFileSystem.place(folder), BundleManifest.checksum(folder));
  }

  /** The second version, whose files were changed by who sealed it. */
  private ModelControl.Serve sealedAgain(String version) throws Exception {
    BundleWriter.seal(
        second,
        BundleManifest.of("sentiment", version, "text-classification")
            .withLimits(TinyBundles.MAX_TOKENS, TinyBundles.OVERLAP));
    return InferenceHarness.command("sentiment", version, second);
  }

  /** A version that says the contrary of the first. */
  private Path contrary(String version) {
    Path bundle = dir.resolve("contrary").resolve(version);
    TinyClassifier graph = new TinyClassifier(TinyBundles.table(-Float.parseFloat(version)));
    return TinyBundles.write(bundle, "sentiment", version, graph);
  }

  private static InferenceOptions sentiment(Path bundle) {
    return InferenceOptions.of(bundle.toString(), TaskKind.SENTIMENT);
  }

  private static InferenceHarness opened(Path bundle) throws Exception {
    return InferenceHarness.opened(sentiment(bundle));
  }

  private static List<Tuple> outcomes(InferenceHarness harness) {
    return harness.reports().stream()
        .map(report -> tuple(report.getVersion(), report.getOutcome()))
        .toList();
  }
}
