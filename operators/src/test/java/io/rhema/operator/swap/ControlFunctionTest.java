package io.rhema.operator.swap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.operator.read.RawRecord;
import io.rhema.schema.ModelUpdate;
import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.UpdateMode;
import io.rhema.schema.UpdateOutcome;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ControlFunctionTest {
  private static final String CHECKSUM = "0123456789abcdef".repeat(4);

  private OneInputStreamOperatorTestHarness<RawRecord, ModelControl> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new ControlFunction()),
            RawRecord.TYPE_INFO.createSerializer(null));
    harness.setup(ModelControl.TYPE_INFO.createSerializer(null));
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void handsCommandsOn() throws Exception {
    publish(update().build());

    assertThat(harness.extractOutputValues())
        .containsExactly(new ModelControl.Serve("u1", "sentiment", "2", "/models/2", CHECKSUM));
    assertThat(refusals()).isEmpty();
  }

  /** So a compacted topic forgets a command. */
  @Test
  void aRecordWithoutValueMeansNothing() throws Exception {
    publish((byte[]) null);

    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(refusals()).isEmpty();
  }

  @Test
  void whatIsNoCommandIsAnsweredUnderItsPlaceInTheTopic() throws Exception {
    publish("serve sentiment 2".getBytes(UTF_8));
    publish(update().build());

    assertThat(harness.extractOutputValues()).hasSize(1);
    assertThat(refusals()).hasSize(1);
    ModelUpdateResult result = refusals().get(0);
    assertThat(result.getUpdateId()).isEqualTo("nlp.models-0-7");
    assertThat(result.getOutcome()).isEqualTo(UpdateOutcome.refused);
    assertThat(result.getSubtask()).isNull();
    assertThat(result.getReason()).contains("17 bytes").contains("ModelUpdate");
  }

  @Test
  void handsOnWhatIsToBeTriedAndNoLonger() throws Exception {
    publish(update().setMode(UpdateMode.shadow).setShare(0.1).build());
    publish(update().setMode(UpdateMode.canary).setShare(1.0).build());
    publish(update().setMode(UpdateMode.stop).setPlace("").setChecksum("").build());

    assertThat(harness.extractOutputValues())
        .containsExactly(
            tried(TrialMode.SHADOW, 0.1),
            tried(TrialMode.CANARY, 1),
            new ModelControl.Stop("u1", "sentiment", "2"));
    assertThat(refusals()).isEmpty();
  }

  private static ModelControl.Try tried(TrialMode mode, double share) {
    return new ModelControl.Try("u1", "sentiment", "2", "/models/2", CHECKSUM, mode, share);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("model is ' '", update -> update.setModel(" ")),
        wrong("version is ''", update -> update.setVersion("")),
        wrong("mode is 'unknown'", update -> update.setMode(UpdateMode.unknown)),
        wrong("share is '0.5'", update -> update.setShare(0.5)),
        wrong("share is '0.5'", update -> update.setMode(UpdateMode.stop).setShare(0.5)),
        wrong("share is 'null'", update -> update.setMode(UpdateMode.canary)),
        wrong("share is '0.0'", update -> update.setMode(UpdateMode.canary).setShare(0.0)),
        wrong("share is '1.01'", update -> update.setMode(UpdateMode.shadow).setShare(1.01)),
        wrong("share is 'NaN'", update -> update.setMode(UpdateMode.shadow).setShare(Double.NaN)),
        wrong("checksum is 'ABC'", update -> update.setChecksum("ABC")),
        wrong("place 'models/2'", update -> update.setPlace("models/2")),
        wrong("place is '/xxx", update -> update.setPlace("/" + "x".repeat(100_000))),
        wrong("model is 'xxx", update -> update.setModel("x".repeat(1_000_000))));
  }

  private static Arguments wrong(String message, Consumer<ModelUpdate.Builder> change) {
    return Arguments.of(message, change);
  }

  /** However long the command is, what is said of it fits any topic. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void aFieldThatBreaksItsRuleIsNamed(String message, Consumer<ModelUpdate.Builder> change)
      throws Exception {
    ModelUpdate.Builder update = update();
    change.accept(update);
    publish(update.build());

    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(refusals())
        .singleElement()
        .satisfies(result -> assertThat(result.getReason()).contains(message).contains("must be"));
    assertThat(RecordCodec.of(ModelUpdateResult.class).encode(refusals().get(0)))
        .hasSizeLessThan(16_000);
  }

  private List<ModelUpdateResult> refusals() {
    var side = harness.getSideOutput(UpdateReports.OUTPUT);
    return side == null
        ? List.of()
        : side.stream().map(r -> (ModelUpdateResult) r.getValue().result()).toList();
  }

  private void publish(ModelUpdate update) throws Exception {
    publish(RecordCodec.of(ModelUpdate.class).encode(update));
  }

  private void publish(byte[] value) throws Exception {
    harness.processElement(new RawRecord("nlp.models", 0, 7, 0, null, value, List.of()), 0);
  }

  private static ModelUpdate.Builder update() {
    return ModelUpdate.newBuilder()
        .setId("u1")
        .setModel("sentiment")
        .setVersion("2")
        .setPlace("/models/2")
        .setChecksum(CHECKSUM)
        .setMode(UpdateMode.serve)
        .setIssuedAt(Instant.EPOCH);
  }
}
