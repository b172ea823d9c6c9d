package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.session.SharedSessions;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.swap.ShelfFileSystem;
import io.rhema.operator.swap.VersionConflictException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which version answers after a restore. */
@Timeout(120)
class ModelVersionTest {
  @TempDir Path dir;
  private String first;
  private String second;

  @BeforeEach
  void writeBundles() {
    first = TinyBundles.sentiment(dir.resolve("1"), "sentiment", "1").toString();
    second = contrary("2");
  }

  @AfterEach
  void noSessionIsLeft() {
    assertThat(SharedSessions.openSessions()).isZero();
  }

  @Test
  void restoresTheVersionOfTheCheckpoint() throws Exception {
    OperatorSubtaskState state = checkpoint(sentiment(first));

    try (InferenceHarness harness = InferenceHarness.restored(sentiment(first), state)) {
      harness.process("good");
      harness.endTexts();

      assertThat(harness.versions()).containsExactly("1");
    }
  }

  @Test
  void everySubtaskOfAWiderJobRestoresTheVersion() throws Exception {
    OperatorSubtaskState state = checkpoint(sentiment(first));

    for (int subtask = 0; subtask < 3; subtask++) {
      OperatorSubtaskState part =
          InferenceHarness.repartitionOperatorState(state, 128, 1, 3, subtask);

      assertThatThrownBy(() -> InferenceHarness.restored(sentiment(second), part))
          .hasCauseInstanceOf(VersionConflictException.class);
    }
  }

  @Test
  void refusesToRestoreWithAnotherVersion() throws Exception {
    OperatorSubtaskState state = checkpoint(sentiment(first));

    assertThatThrownBy(() -> InferenceHarness.restored(sentiment(second), state))
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .isInstanceOf(VersionConflictException.class)
        .hasMessageContaining("'sentiment' version 1")
        .hasMessageContaining("'sentiment' version 2")
        .hasMessageContaining("acceptOtherVersion");
  }

  @Test
  void refusesToRestoreWithAFolderThatWasChangedInPlace() throws Exception {
    OperatorSubtaskState state = checkpoint(sentiment(first));
    TinyBundles.write(
        Path.of(first), "sentiment", "1", new TinyClassifier(TinyBundles.table(0.5f)));

    assertThatThrownBy(() -> InferenceHarness.restored(sentiment(first), state))
        .cause()
        .isInstanceOf(VersionConflictException.class);
  }

  @Test
  void upgradesBySavepointWhenToldTo() throws Exception {
    OperatorSubtaskState state = checkpoint(sentiment(first));
    InferenceOptions upgrade = sentiment(second).withAcceptOtherVersion(true);

    try (InferenceHarness harness = InferenceHarness.restored(upgrade, state)) {
      harness.process("good");
      harness.endTexts();

      assertThat(harness.versions()).containsExactly("2");
    }
  }

  @Test
  void aSwapOutlivesAFailure() throws Exception {
    assertThat(restoredAfterASwap(sentiment(first))).containsExactly("2");
  }

  /** The option is for another bundle, not for each failure behind it. */
  @Test
  void aSwapOutlivesAFailureWhereAnUpgradeWasAllowed() throws Exception {
    assertThat(restoredAfterASwap(sentiment(first).withAcceptOtherVersion(true)))
        .containsExactly("2");
  }

  @Test
  void aVersionThatWasFetchedIsFetchedAgain() throws Exception {
    String place = ShelfFileSystem.place(Path.of(second));
    OperatorSubtaskState state;
    try (InferenceHarness harness = InferenceHarness.opened(sentiment(first))) {
      String checksum = BundleManifest.checksum(Path.of(second));
      harness.control(InferenceHarness.command("sentiment", "2", place, checksum));
      harness.changeOver();
      state = harness.snapshot(1, 1);
    }

    try (InferenceHarness harness = InferenceHarness.restored(sentiment(first), state)) {
      harness.process("good");
      harness.endTexts();

      assertThat(harness.versions()).containsExactly("2");
    }
  }

  private List<String> restoredAfterASwap(InferenceOptions options) throws Exception {
    OperatorSubtaskState state;
    try (InferenceHarness harness = InferenceHarness.opened(options)) {
      harness.swap("sentiment", "2", Path.of(second));
      state = harness.snapshot(1, 1);
    }
    try (InferenceHarness harness = InferenceHarness.restored(options, state)) {
      state = harness.snapshot(2, 2);
    }
    try (InferenceHarness harness = InferenceHarness.restored(options, state)) {
      harness.process("good");
      harness.endTexts();
      return harness.versions();
    }
  }

  /** A version that says the contrary of the first. */
  private String contrary(String version) {
    Path bundle = dir.resolve("sentiment").resolve(version);
    TinyClassifier graph = new TinyClassifier(TinyBundles.table(-1));
    return TinyBundles.write(bundle, "sentiment", version, graph).toString();
  }

  private static InferenceOptions sentiment(String bundle) {
    return InferenceOptions.of(bundle, TaskKind.SENTIMENT);
  }

  private static OperatorSubtaskState checkpoint(InferenceOptions options) throws Exception {
    try (InferenceHarness harness = InferenceHarness.opened(options)) {
      harness.process("good");
      harness.prepareSnapshotPreBarrier(1);
      return harness.snapshot(1, 1);
    }
  }
}
