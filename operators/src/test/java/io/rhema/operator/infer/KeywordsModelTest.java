package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.task.keyword.KeywordOptions;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyKeywords;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Component;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.interpret.InterpretOptions;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.swap.VersionConflictException;
import io.rhema.schema.Keyword;
import io.rhema.schema.KeywordsResult;
import io.rhema.schema.ResultStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table without a graph, as an operator serves it. */
class KeywordsModelTest {
  private static final String MODEL = "keywords";
  private static final BatchLimits PATIENT =
      BatchLimits.DEFAULT.withLinger(Duration.ofHours(1)).withMaxRecords(3);

  @TempDir Path dir;

  @Test
  void saysWhatAndWhereInUnitsAndInCodePoints() throws Exception {
    try (InferenceHarness harness = opened(options("1"))) {
      harness.process("😀 the zebra, the movie");
      harness.endTexts();

      KeywordsResult result = harness.keywords().get(0);
      assertThat(result.getStatus()).isEqualTo(ResultStatus.ok);
      assertThat(result.getEventId()).isEqualTo("0");
      assertThat(result.getModel()).isEqualTo(MODEL);
      assertThat(result.getModelVersion()).isEqualTo("1");
      assertThat(result.getKeywords())
          .extracting(Keyword::getText)
          .containsExactly("😀", "zebra", "the", "movie");
      Keyword best = result.getKeywords().get(1);
      assertThat(List.of(best.getStart(), best.getEnd(), best.getCount()))
          .containsExactly(7, 12, 1);
      assertThat(List.of(best.getCodePointStart(), best.getCodePointEnd())).containsExactly(6, 11);
      assertThat(result.getKeywords().get(2).getCount()).isEqualTo(2);
      assertThat(harness.deadLetters()).isEmpty();
    }
  }

  @Test
  void answersWhatHasNoWordsOrIsInAnotherLanguageWithoutKeywords() throws Exception {
    try (InferenceHarness harness = opened(options("1"))) {
      harness.process("", " \t", "...", "\ud800");
      harness.processIn("fr", "le film");
      harness.processIn("en-GB", "the film");
      harness.endTexts();

      assertThat(harness.keywords())
          .extracting(KeywordsResult::getStatus)
          .containsExactly(
              ResultStatus.empty,
              ResultStatus.empty,
              ResultStatus.empty,
              ResultStatus.empty,
              ResultStatus.not_applicable,
              ResultStatus.ok);
      assertThat(harness.keywords().subList(0, 5))
          .allSatisfy(result -> assertThat(result.getKeywords()).isEmpty());
    }
  }

  @Test
  void waitsForAWindowAndFlushesBeforeACheckpoint() throws Exception {
    try (InferenceHarness harness = opened(options("1").withLimits(PATIENT))) {
      harness.process("good", "movie");
      assertThat(harness.keywords()).isEmpty();
      harness.process("good movie");
      assertThat(harness.keywords()).hasSize(3);
      harness.process("good");
      harness.prepareSnapshotPreBarrier(1);

      assertThat(harness.keywords()).hasSize(4);
      assertThat(harness.counter(MODEL, "records").getCount()).isEqualTo(4);
      assertThat(harness.counter(MODEL, "tokens").getCount()).isEqualTo(5);
      assertThat(harness.counter(MODEL, "task.keywords.records").getCount()).isEqualTo(4);
      assertThat(harness.counter(MODEL, "flushes.full").getCount()).isEqualTo(1);
      assertThat(harness.counter(MODEL, "flushes.checkpoint").getCount()).isEqualTo(1);
    }
  }

  @Test
  void keywordsThatFitNoRecordAreADeadLetterOfTheirTextAlone() throws Exception {
    InferenceOptions small =
        options("1")
            .withInterpret(
                InterpretOptions.DEFAULT
                    .withKeywords(new KeywordOptions(100, 0))
                    .withMaxBytes(100));
    try (InferenceHarness harness = opened(small)) {
      harness.process("good", "one two three", "movie");
      harness.endTexts();

      assertThat(harness.keywords())
          .extracting(KeywordsResult::getEventId)
          .containsExactly("0", "2");
      assertThat(harness.deadLetters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.tasks()).containsExactly(TaskKind.KEYWORDS);
                assertThat(letter.message()).contains("The text has 3 keywords", "at most 100 fit");
              });
    }
  }

  @Test
  void anotherTableTakesOverWithTheNextEvent() throws Exception {
    Path stems =
        TinyKeywords.write(
            dir.resolve("2"), "2", AnalyzerDefinition.english().with(Component.of("porterStem")));
    try (InferenceHarness harness = opened(options("1"))) {
      harness.process("movies movie");
      harness.swap(MODEL, "2", stems);
      harness.process("movies movie");
      harness.endTexts();

      assertThat(harness.keywords())
          .extracting(result -> result.getModelVersion() + result.getKeywords().size())
          .containsExactly("12", "21");
      assertThat(harness.counter(MODEL, "swaps").getCount()).isEqualTo(1);
    }
  }

  @Test
  void restoresTheTableOfTheCheckpointAndNoOther() throws Exception {
    OperatorSubtaskState state;
    try (InferenceHarness harness = opened(options("1"))) {
      state = harness.snapshot(1, 1);
    }
    try (InferenceHarness harness = restored(options("1"), state)) {
      harness.process("good");
      harness.endTexts();
      assertThat(harness.keywords()).hasSize(1);
    }

    TinyKeywords.write(
        dir.resolve("1"), "1", AnalyzerDefinition.english().with(Component.of("porterStem")));
    assertThatThrownBy(() -> restored(options(), state))
        .isInstanceOf(SuppressRestartsException.class)
        .hasCauseInstanceOf(VersionConflictException.class);
  }

  @Test
  void refusesAModelThatIsNoTable() {
    String model = TinyBundles.sentiment(dir.resolve("model")).toString();

    assertThatThrownBy(() -> opened(InferenceOptions.of(model, TaskKind.KEYWORDS)))
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("no head for 'keyword-extraction'");
  }

  private InferenceOptions options(String version) {
    TinyKeywords.write(dir.resolve(version), version, AnalyzerDefinition.english());
    return options();
  }

  /** Of the folder of version 1, as it is. */
  private InferenceOptions options() {
    return InferenceOptions.of(dir.resolve("1").toString(), TaskKind.KEYWORDS);
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
}
