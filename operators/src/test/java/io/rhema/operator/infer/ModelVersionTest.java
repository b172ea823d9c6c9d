package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.session.SharedSessions;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.swap.ModelControl;
import io.rhema.operator.swap.VersionConflictException;
import io.rhema.schema.SentimentResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which version answers: after a restore, and when another is to take over. */
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

    try (InferenceHarness harness = restored(sentiment(first), state)) {
      harness.process("good");
      harness.endTexts();

      assertThat(versions(harness)).containsExactly("1");
    }
  }

  @Test
  void everySubtaskOfAWiderJobRestoresTheVersion() throws Exception {
    OperatorSubtaskState state = checkpoint(sentiment(first));

    for (int subtask = 0; subtask < 3; subtask++) {
      OperatorSubtaskState part =
          InferenceHarness.repartitionOperatorState(state, 128, 1, 3, subtask);

      assertThatThrownBy(() -> restored(sentiment(second), part))
          .hasCauseInstanceOf(VersionConflictException.class);
    }
  }

  @Test
  void refusesToRestoreWithAnotherVersion() throws Exception {
    OperatorSubtaskState state = checkpoint(sentiment(first));

    assertThatThrownBy(() -> restored(sentiment(second), state))
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

    assertThatThrownBy(() -> restored(sentiment(first), state))
        .cause()
        .isInstanceOf(VersionConflictException.class);
  }

  @Test
  void upgradesBySavepointWhenToldTo() throws Exception {
    OperatorSubtaskState state = checkpoint(sentiment(first));
    InferenceOptions upgrade = sentiment(second).withAcceptOtherVersion(true);

    try (InferenceHarness harness = restored(upgrade, state)) {
      harness.process("good");
      harness.endTexts();

      assertThat(versions(harness)).containsExactly("2");
    }
  }

  @Test
  void aSwapTakesEffectWithTheNextEvent() throws Exception {
    try (InferenceHarness harness = opened(sentiment(first))) {
      harness.process("good", "bad");
      harness.control(new ModelControl.Serve("sentiment", "2", second));
      harness.process("good", "bad");
      harness.endTexts();

      assertThat(versions(harness)).containsExactly("1", "1", "2", "2");
      assertThat(harness.results())
          .extracting(SentimentResult::getLabel)
          .containsExactly("positive", "negative", "negative", "positive");
      assertThat(harness.counter("swaps").getCount()).isEqualTo(1);
      assertThat(harness.counter("flushes.swap").getCount()).isEqualTo(1);
      assertThat(SharedSessions.openSessions()).isEqualTo(1);
    }
  }

  @Test
  void aSwapOutlivesAFailure() throws Exception {
    OperatorSubtaskState state;
    try (InferenceHarness harness = opened(sentiment(first))) {
      harness.control(new ModelControl.Serve("sentiment", "2", second));
      state = harness.snapshot(1, 1);
    }

    try (InferenceHarness harness = restored(sentiment(first), state)) {
      harness.process("good");
      harness.endTexts();

      assertThat(versions(harness)).containsExactly("2");
    }
  }

  @Test
  void swappingToTheRunningVersionChangesNothing() throws Exception {
    try (InferenceHarness harness = opened(sentiment(first))) {
      harness.control(new ModelControl.Serve("sentiment", "1", first));

      assertThat(harness.counter("swaps").getCount()).isZero();
      assertThat(harness.counter("swapsRefused").getCount()).isZero();
    }
  }

  @Test
  void aCommandForAnotherModelIsNotForThisOne() throws Exception {
    try (InferenceHarness harness = opened(sentiment(first))) {
      harness.process("good");
      harness.control(new ModelControl.Serve("entities", "2", second));

      assertThat(harness.results()).isEmpty();
      assertThat(harness.counter("swapsRefused").getCount()).isZero();
    }
  }

  @Test
  void keepsTheRunningVersionWhenTheOtherDoesNotFit() throws Exception {
    Path foreign = Path.of(contrary("3"));
    Files.writeString(foreign.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\ngood\n");
    Files.delete(foreign.resolve("rhema.json"));

    try (InferenceHarness harness = opened(sentiment(first))) {
      harness.control(new ModelControl.Serve("sentiment", "3", foreign.toString()));
      harness.control(new ModelControl.Serve("sentiment", "9", second));
      harness.control(new ModelControl.Serve("sentiment", "4", dir.resolve("none").toString()));
      harness.process("good");
      harness.endTexts();

      assertThat(versions(harness)).containsExactly("1");
      assertThat(harness.counter("swapsRefused").getCount()).isEqualTo(3);
      assertThat(SharedSessions.openSessions()).isEqualTo(1);
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
    try (InferenceHarness harness = opened(options)) {
      harness.process("good");
      harness.prepareSnapshotPreBarrier(1);
      return harness.snapshot(1, 1);
    }
  }

  private static InferenceHarness opened(InferenceOptions options) throws Exception {
    InferenceHarness harness = InferenceHarness.of(options);
    harness.open();
    return harness;
  }

  private static InferenceHarness restored(InferenceOptions options, OperatorSubtaskState state)
      throws Exception {
    InferenceHarness harness = InferenceHarness.of(options);
    harness.initializeState(state);
    harness.open();
    return harness;
  }

  private static List<String> versions(InferenceHarness harness) {
    return harness.results().stream().map(SentimentResult::getModelVersion).toList();
  }
}
