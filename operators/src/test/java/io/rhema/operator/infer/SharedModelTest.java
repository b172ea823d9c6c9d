package io.rhema.operator.infer;

import static io.rhema.operator.interpret.TaskKind.EMBEDDINGS;
import static io.rhema.operator.interpret.TaskKind.ENTITIES;
import static io.rhema.operator.interpret.TaskKind.SENTIMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.session.InferenceException;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import io.rhema.operator.Stage;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.interpret.InterpretOptions;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.Entity;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One encoder with two heads, asked for the sentiment and the entities of each text. */
@ExtendWith(NoSessionLeak.class)
class SharedModelTest {
  private static final String MODEL = "sentiment-entities";

  @TempDir Path dir;

  @Test
  void oneRunOfTheEncoderAnswersBothTasks() throws Exception {
    try (InferenceHarness harness = opened(both())) {
      harness.process("great ada", "awful paris", "the film");
      harness.endTexts();

      assertThat(harness.resultIds()).containsExactly("0", "1", "2");
      assertThat(harness.entities())
          .extracting(EntitiesResult::getEventId)
          .containsExactly("0", "1", "2");
      assertThat(((Histogram) harness.metric(MODEL, "batchLatencyMs")).getCount()).isEqualTo(1);
      assertThat(harness.counter(MODEL, "tokens").getCount()).isEqualTo(3 * 4);
    }
  }

  @Test
  void eachHeadSaysWhatItsTaskIs() throws Exception {
    try (InferenceHarness harness = opened(both())) {
      harness.process("😀 Ada Lovelace was great in Paris!");
      harness.endTexts();

      SentimentResult sentiment = harness.results().get(0);
      assertThat(sentiment.getLabel()).isEqualTo("positive");
      assertThat(sentiment.getModel()).isEqualTo(MODEL);
      EntitiesResult entities = harness.entities().get(0);
      assertThat(entities.getModel()).isEqualTo(MODEL);
      assertThat(entities.getModelVersion()).isEqualTo("1");
      assertThat(entities.getEntities())
          .extracting(
              Entity::getLabel,
              Entity::getText,
              Entity::getStart,
              Entity::getEnd,
              Entity::getCodePointStart,
              Entity::getCodePointEnd)
          .containsExactly(
              tuple("PER", "Ada Lovelace", 3, 15, 2, 14), tuple("LOC", "Paris", 29, 34, 28, 33));
      assertThat((double) entities.getEntities().get(0).getScore())
          .isCloseTo(TinyHeads.score(), within(1e-5));
    }
  }

  /** Forty words make several windows; the entities stand where windows overlap, too. */
  @Test
  void findsTheEntitiesOfALongTextOnceEach() throws Exception {
    String text = "paris the ".repeat(20);
    try (InferenceHarness harness = opened(both())) {
      harness.process(text);
      harness.endTexts();

      assertThat(harness.entities().get(0).getEntities())
          .extracting(Entity::getStart)
          .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> i * 10).toList());
    }
  }

  @Test
  void bothOutputsKeepTheOrderOfArrival() throws Exception {
    List<String> ids = IntStream.range(0, 60).mapToObj(String::valueOf).toList();
    BatchLimits limits = BatchLimits.DEFAULT.withRunTokens(16);
    try (InferenceHarness harness = opened(both().withLimits(limits))) {
      harness.process(
          IntStream.range(0, 60)
              .mapToObj(i -> "the ".repeat(i * 37 % 25) + (i % 2 == 0 ? "good" : "ada"))
              .toArray(String[]::new));
      harness.endTexts();

      assertThat(harness.resultIds()).containsExactlyElementsOf(ids);
      assertThat(harness.entities())
          .extracting(EntitiesResult::getEventId)
          .containsExactlyElementsOf(ids);
      assertThat(harness.entities())
          .allSatisfy(
              result ->
                  assertThat(result.getEntities())
                      .hasSize(Integer.parseInt(result.getEventId()) % 2));
    }
  }

  @Test
  void aTextThatIsWantedForOneTaskIsAnsweredForThatAlone() throws Exception {
    try (InferenceHarness harness = opened(both())) {
      harness.processFor("entities", "great ada");
      harness.processFor("translation", "awful paris");
      harness.processFor("embeddings, sentiment", "the film");
      harness.endTexts();

      assertThat(harness.resultIds()).containsExactly("2");
      assertThat(harness.entities()).extracting(EntitiesResult::getEventId).containsExactly("0");
      assertThat(harness.counter(MODEL, "tokens").getCount()).isEqualTo(2 * 4);
    }
  }

  @Test
  void aTextThatTheModelFailsOnIsOneDeadLetterForBothTasks() throws Exception {
    try (InferenceHarness harness = opened(both())) {
      harness.process("good", "ada", "the crash", "paris", "great");
      harness.endTexts();

      assertThat(harness.resultIds()).containsExactly("0", "1", "3", "4");
      assertThat(harness.entities())
          .extracting(EntitiesResult::getEventId)
          .containsExactly("0", "1", "3", "4");
      assertThat(harness.deadLetters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.origin().offset()).isEqualTo(2);
                assertThat(letter.stage()).isEqualTo(Stage.INFER);
                assertThat(letter.tasks()).containsExactly(SENTIMENT, ENTITIES);
              });
      assertThat(harness.countedDeadLetters(InferenceException.class)).isEqualTo(1);
    }
  }

  @Test
  void answersThatAreNoNumbersAreOneDeadLetterForBothTasks() throws Exception {
    try (InferenceHarness harness = opened(both())) {
      harness.process("good", "nan", "ada");
      harness.endTexts();

      assertThat(harness.resultIds()).containsExactly("0", "2");
      assertThat(harness.entities()).hasSize(2);
      assertThat(harness.deadLetters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.tasks()).containsExactly(SENTIMENT, ENTITIES);
                assertThat(letter.message())
                    .contains("sentiment: The model's logit", "entities: The model's logit", "NaN");
              });
    }
  }

  @Test
  void whatOneHeadCannotAnswerTakesNothingFromTheOther() throws Exception {
    InterpretOptions small = InterpretOptions.DEFAULT.withMaxBytes(60);
    try (InferenceHarness harness = opened(both().withInterpret(small))) {
      harness.process("great ada", "ada the ada the ada", "good");
      harness.endTexts();

      assertThat(harness.resultIds()).containsExactly("0", "1", "2");
      assertThat(harness.entities())
          .extracting(EntitiesResult::getEventId)
          .containsExactly("0", "2");
      assertThat(harness.deadLetters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.origin().offset()).isEqualTo(1);
                assertThat(letter.tasks()).containsExactly(ENTITIES);
                assertThat(letter.message())
                    .startsWith("entities: The text has 3 entities")
                    .endsWith("at most 60 fit one record.");
              });
      assertThat(harness.counter(MODEL, "records").getCount()).isEqualTo(3);
      assertThat(harness.counter(MODEL, "errors").getCount()).isEqualTo(1);
      assertThat(harness.counter(MODEL, "task.sentiment.records").getCount()).isEqualTo(3);
      assertThat(harness.counter(MODEL, "task.sentiment.errors").getCount()).isZero();
      assertThat(harness.counter(MODEL, "task.entities.records").getCount()).isEqualTo(2);
      assertThat(harness.counter(MODEL, "task.entities.errors").getCount()).isEqualTo(1);
    }
  }

  @Test
  void saysOfABlankTextThatItIsEmptyForBothTasks() throws Exception {
    try (InferenceHarness harness = opened(both())) {
      harness.process(" \t");
      harness.endTexts();

      assertThat(harness.results().get(0).getStatus()).isEqualTo(ResultStatus.empty);
      assertThat(harness.entities().get(0).getStatus()).isEqualTo(ResultStatus.empty);
      assertThat(harness.entities().get(0).getEntities()).isEmpty();
    }
  }

  @Test
  void answersOnlyWhatIsAsked() throws Exception {
    try (InferenceHarness harness = opened(asked(ENTITIES))) {
      harness.process("good ada");
      harness.endTexts();

      assertThat(harness.results()).isEmpty();
      assertThat(harness.entities()).hasSize(1);
    }
  }

  @Test
  void refusesToStartWithoutAHeadForATask() throws Exception {
    try (InferenceHarness harness = InferenceHarness.of(asked(SENTIMENT, EMBEDDINGS))) {
      assertThatThrownBy(harness::open)
          .isInstanceOf(SuppressRestartsException.class)
          .cause()
          .isInstanceOf(BundleException.class)
          .hasMessageContaining("no head for 'feature-extraction'")
          .hasMessageContaining("'entities' (token-classification)");
    }
  }

  @Test
  void aVersionWithTheSameHeadsTakesOver() throws Exception {
    Path second = TinyHeads.sentimentEntities(dir.resolve("2"), MODEL, "2");
    try (InferenceHarness harness = opened(both())) {
      harness.process("ada");
      harness.swap(MODEL, "2", second);
      harness.process("ada");
      harness.endTexts();

      assertThat(harness.entities())
          .extracting(EntitiesResult::getModelVersion)
          .containsExactly("1", "2");
      assertThat(harness.counter(MODEL, "swaps").getCount()).isEqualTo(1);
    }
  }

  @Test
  void aVersionWithoutOneOfTheHeadsIsRefused() throws Exception {
    Path second = TinyBundles.sentiment(dir.resolve("2"), MODEL, "2");
    Path third = TinyHeads.entities(dir.resolve("3"), MODEL, "3");
    try (InferenceHarness harness = opened(both())) {
      harness.swap(MODEL, "2", second);
      harness.swap(MODEL, "3", third);
      harness.process("good ada");
      harness.endTexts();

      assertThat(harness.results().get(0).getModelVersion()).isEqualTo("1");
      assertThat(harness.entities().get(0).getModelVersion()).isEqualTo("1");
      assertThat(harness.counter(MODEL, "swapsRefused").getCount()).isEqualTo(2);
    }
  }

  private InferenceOptions both() {
    return asked(SENTIMENT, ENTITIES);
  }

  private InferenceOptions asked(TaskKind... tasks) {
    return InferenceOptions.of(TinyHeads.sentimentEntities(dir.resolve("1")).toString(), tasks);
  }

  private static InferenceHarness opened(InferenceOptions options) throws Exception {
    InferenceHarness harness = InferenceHarness.of(options);
    harness.open();
    return harness;
  }
}
