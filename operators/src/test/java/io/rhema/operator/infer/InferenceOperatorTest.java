package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.session.Device;
import io.rhema.model.session.SharedSessions;
import io.rhema.model.testing.TinyBundles;
import io.rhema.operator.Stage;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceOperatorTest {
  @TempDir Path dir;

  @AfterEach
  void noSessionIsLeft() {
    assertThat(SharedSessions.openSessions()).isZero();
  }

  @Test
  void flushesWhenFullByRecords() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT.withMaxRecords(3))) {
      harness.process("good", "bad");
      assertThat(harness.results()).isEmpty();

      harness.process("awful");

      assertThat(harness.resultIds()).containsExactly("0", "1", "2");
      assertThat(harness.counter("flushes.full").getCount()).isEqualTo(1);
    }
  }

  @Test
  void flushesWhenFullBySubWords() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT.withMaxTokens(5))) {
      harness.process("the movie");
      assertThat(harness.results()).isEmpty();

      harness.process("was good .");

      assertThat(harness.resultIds()).containsExactly("0", "1");
    }
  }

  @Test
  void anIdleModelWaitsForAMomentOnly() throws Exception {
    try (InferenceHarness harness = opened(lingering(100))) {
      harness.setProcessingTime(1_000);
      harness.process("good", "bad");
      assertThat(harness.results()).isEmpty();

      harness.setProcessingTime(1_001);

      assertThat(harness.resultIds()).containsExactly("0", "1");
      assertThat(harness.counter("flushes.linger").getCount()).isEqualTo(1);
    }
  }

  @Test
  void noWindowLingersForLongerThanItMay() throws Exception {
    try (InferenceHarness harness = opened(lingering(100).withMaxRecords(2))) {
      harness.setProcessingTime(0);
      harness.process("good", "bad");
      harness.setProcessingTime(60);
      harness.process("awful");
      assertThat(harness.resultIds()).containsExactly("0", "1");

      harness.setProcessingTime(160);

      assertThat(harness.resultIds()).containsExactly("0", "1", "2");
    }
  }

  @Test
  void flushesBeforeWatermark() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT)) {
      harness.process("good", "bad");

      harness.watermark(17);

      List<Object> output = harness.emitted();
      assertThat(output).hasSize(3);
      assertThat(output.get(2)).isEqualTo(new Watermark(17));
      assertThat(harness.counter("flushes.watermark").getCount()).isEqualTo(1);
    }
  }

  @Test
  void flushesBeforeCheckpointBarrier() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT)) {
      harness.process("good", "bad");

      harness.prepareSnapshotPreBarrier(1);

      assertThat(harness.resultIds()).containsExactly("0", "1");
      assertThat(harness.counter("flushes.checkpoint").getCount()).isEqualTo(1);
      assertThat(harness.getProcessingTimeService().getNumActiveTimers()).isZero();
    }
  }

  @Test
  void flushesAtEndOfInput() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT)) {
      harness.process("good");

      harness.endTexts();

      assertThat(harness.resultIds()).containsExactly("0");
      assertThat(harness.counter("flushes.end").getCount()).isEqualTo(1);
    }
  }

  @Test
  void flushesWhenFinished() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT)) {
      harness.process("good");

      harness.finish();

      assertThat(harness.resultIds()).containsExactly("0");
    }
  }

  @Test
  void anEmptyWindowIsNotFlushed() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT)) {
      harness.prepareSnapshotPreBarrier(1);
      harness.watermark(1);
      harness.endTexts();

      assertThat(harness.counter("flushes.checkpoint").getCount()).isZero();
      assertThat(harness.counter("flushes.watermark").getCount()).isZero();
      assertThat(harness.counter("flushes.end").getCount()).isZero();
    }
  }

  @Test
  void keepsArrivalOrder() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT.withRunTokens(16))) {
      harness.process(
          IntStream.range(0, 60)
              .mapToObj(i -> "the ".repeat(i * 37 % 25) + (i % 2 == 0 ? "good" : "awful"))
              .toArray(String[]::new));

      harness.endTexts();

      assertThat(harness.resultIds())
          .containsExactlyElementsOf(IntStream.range(0, 60).mapToObj(String::valueOf).toList());
      assertThat(harness.results())
          .allSatisfy(
              result ->
                  assertThat(result.getLabel())
                      .isEqualTo(
                          Integer.parseInt(result.getEventId()) % 2 == 0
                              ? "positive"
                              : "negative"));
    }
  }

  @Test
  void answersWithTheModelsProbabilityNameAndVersion() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT)) {
      harness.process("the movie was great");
      harness.endTexts();

      SentimentResult result = harness.results().get(0);
      assertThat(result.getStatus()).isEqualTo(ResultStatus.ok);
      assertThat(result.getLabel()).isEqualTo("positive");
      assertThat((double) result.getScore())
          .isCloseTo(TinyBundles.positiveScore("the", "movie", "was", "great"), within(1e-5));
      assertThat(result.getModel()).isEqualTo("sentiment");
      assertThat(result.getModelVersion()).isEqualTo("1");
    }
  }

  @Test
  void resultsKeepTheTimestampsOfTheirEvents() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT)) {
      harness.process(new StreamRecord<>(harness.event("good"), 42));
      harness.process(new StreamRecord<>(harness.event("bad")));
      harness.endTexts();

      List<StreamRecord<ResultRecord>> records = harness.records(TaskKind.SENTIMENT);
      assertThat(records.get(0).getTimestamp()).isEqualTo(42);
      assertThat(records.get(1).hasTimestamp()).isFalse();
    }
  }

  @Test
  void answersEmptyAndBlankTextsWithoutTheModel() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT)) {
      harness.process("", " \t\n", "\u2003", "\u0000", "good");
      harness.endTexts();

      assertThat(harness.results())
          .extracting(SentimentResult::getStatus)
          .containsExactly(
              ResultStatus.empty,
              ResultStatus.empty,
              ResultStatus.empty,
              ResultStatus.empty,
              ResultStatus.ok);
      assertThat(harness.results().get(0).getLabel()).isNull();
      assertThat(harness.counter("records").getCount()).isEqualTo(5);
    }
  }

  @Test
  void isNotAskedAboutTextsInOtherLanguagesThanTheBundles() throws Exception {
    InferenceOptions options = options(BatchLimits.DEFAULT);
    BundleWriter.seal(
        dir,
        BundleManifest.of("sentiment", "1", "text-classification").withLanguages(List.of("en")));
    try (InferenceHarness harness = InferenceHarness.of(options)) {
      harness.open();
      AnalyzedEvent french = harness.event("good");
      french.event().setLanguage("fr-CA");
      harness.process(new StreamRecord<>(french));
      harness.process("good");
      harness.endTexts();

      assertThat(harness.results())
          .extracting(SentimentResult::getStatus)
          .containsExactly(ResultStatus.not_applicable, ResultStatus.ok);
    }
  }

  /** Thirty words make windows of 14, 14 and 10 words; each has two special tokens. */
  @Test
  void combinesTheWindowsOfALongText() throws Exception {
    String text = "good " + "the ".repeat(28) + "awful";
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT)) {
      harness.process(text);
      harness.endTexts();

      double logit = (14 * (2.0 / 16) + 14 * 0.0 + 10 * (-4.0 / 12)) / 38;
      SentimentResult result = harness.results().get(0);
      assertThat(result.getLabel()).isEqualTo("negative");
      assertThat((double) result.getScore()).isCloseTo(1 / (1 + Math.exp(2 * logit)), within(1e-5));
    }
  }

  @Test
  void bisectsAPoisonedBatch() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT)) {
      harness.process("good", "a film", "the crash", "awful", "great");
      harness.endTexts();

      assertThat(harness.resultIds()).containsExactly("0", "1", "3", "4");
      DeadLetter letter = harness.deadLetters().get(0);
      assertThat(harness.deadLetters()).hasSize(1);
      assertThat(letter.origin().offset()).isEqualTo(2);
      assertThat(letter.stage()).isEqualTo(Stage.INFER);
      assertThat(letter.exceptionClass()).endsWith("InferenceException");
      assertThat(letter.message()).contains("Gather");
      assertThat(harness.counter("errors").getCount()).isEqualTo(1);

      harness.process("good");
      harness.endTexts();
      assertThat(harness.resultIds()).contains("5");
    }
  }

  @Test
  void anAnswerThatIsNoNumberIsADeadLetter() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT)) {
      harness.process("good", "nan", "bad");
      harness.endTexts();

      assertThat(harness.resultIds()).containsExactly("0", "2");
      assertThat(harness.deadLetters())
          .singleElement()
          .satisfies(letter -> assertThat(letter.message()).contains("NaN"));
    }
  }

  @Test
  void keepsNoStreamRecordUnderObjectReuse() throws Exception {
    try (InferenceHarness harness = InferenceHarness.of(options(BatchLimits.DEFAULT))) {
      harness.getExecutionConfig().enableObjectReuse();
      harness.open();
      StreamRecord<AnalyzedEvent> reused = new StreamRecord<>(harness.event("good"), 1);
      harness.process(reused);
      harness.process(reused.replace(harness.event("awful"), 2));
      reused.replace(null, 3);

      harness.endTexts();

      assertThat(harness.resultIds()).containsExactly("0", "1");
      assertThat(harness.records(TaskKind.SENTIMENT))
          .extracting(StreamRecord::getTimestamp)
          .containsExactly(1L, 2L);
    }
  }

  @Test
  void refusesAnEventThatWasNotAnalysedForItsModel() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT)) {
      AnalyzedEvent event = harness.event("good");
      AnalyzedEvent foreign = new AnalyzedEvent(event.origin(), event.event(), List.of());

      assertThatThrownBy(() -> harness.process(new StreamRecord<>(foreign)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the model needs");
    }
  }

  @Test
  void aBundleThatCannotBeServedEndsTheJobWithoutRestart() throws Exception {
    InferenceOptions options = options(BatchLimits.DEFAULT);
    try (InferenceHarness harness = InferenceHarness.of(options)) {
      Files.delete(dir.resolve("model.onnx"));

      assertThatThrownBy(harness::open)
          .isInstanceOf(SuppressRestartsException.class)
          .cause()
          .isInstanceOf(BundleException.class)
          .hasMessageContaining("model.onnx");
    }
  }

  /** Where there is a GPU, it is used. */
  @Test
  void answersOnWhateverDeviceThereIs() throws Exception {
    InferenceOptions options = options(BatchLimits.DEFAULT).withDevice(Device.parse("auto"));
    try (InferenceHarness harness = InferenceHarness.opened(options)) {
      harness.process("good", "awful");
      harness.endTexts();

      assertThat(harness.results())
          .extracting(SentimentResult::getLabel)
          .containsExactly("positive", "negative");
    }
  }

  @Test
  void tellsWhatItDoesInMetrics() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT)) {
      harness.process("good", "the movie was good");
      harness.endTexts();

      assertThat(harness.counter("records").getCount()).isEqualTo(2);
      assertThat(harness.counter("tokens").getCount()).isEqualTo(3 + 6);
      assertThat((double) harness.gauge("paddingRatio")).isCloseTo(3.0 / 12, within(1e-9));
      assertThat(harness.gauge("inflightBatches")).isEqualTo(0);
      assertThat(((Histogram) harness.metric("batchSize")).getStatistics().getMax()).isEqualTo(2);
      assertThat(((Histogram) harness.metric("batchLatencyMs")).getCount()).isEqualTo(1);
      assertThat(((Histogram) harness.metric("timeInBufferMs")).getCount()).isEqualTo(2);
      assertThat(harness.counter("errors").getCount()).isZero();
    }
  }

  @Test
  void tellsHowLongRecordsTakeUntilTheyArePublished() throws Exception {
    try (InferenceHarness harness = opened(BatchLimits.DEFAULT)) {
      Histogram latency = (Histogram) harness.metric("endToEndLatencyMs");
      harness.process("good", "awful");
      harness.prepareSnapshotPreBarrier(1);
      harness.snapshot(1, 0);
      assertThat(latency.getCount()).isZero();

      harness.notifyOfCompletedCheckpoint(1);

      assertThat(latency.getCount()).isEqualTo(2);
    }
  }

  private InferenceHarness opened(BatchLimits limits) throws Exception {
    InferenceHarness harness = InferenceHarness.of(options(limits));
    harness.open();
    return harness;
  }

  private InferenceOptions options(BatchLimits limits) {
    return InferenceOptions.of(TinyBundles.sentiment(dir).toString(), TaskKind.SENTIMENT)
        .withLimits(limits);
  }

  private static BatchLimits lingering(int millis) {
    return BatchLimits.DEFAULT.withLinger(Duration.ofMillis(millis));
  }
}
