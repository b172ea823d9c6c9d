package io.rhema.operator.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.ClassificationResult;
import io.rhema.schema.EmbeddingResult;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.Entity;
import io.rhema.schema.Keyword;
import io.rhema.schema.KeywordsResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TranslationResult;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisagreementTest {

  @ParameterizedTest
  @EnumSource
  void knowsTheResultsOfEveryTask(TaskKind task) throws Exception {
    SpecificRecord one = result(task, ResultStatus.not_applicable);
    SpecificRecord other = result(task, ResultStatus.not_applicable);

    assertThat(Disagreement.between(one, other)).as("neither was asked").isEmpty();
    assertThat(Disagreement.between(one, result(task, ResultStatus.empty))).hasValue(1);
  }

  @Test
  void anotherLabelIsAnotherAnswer() {
    assertThat(between(sentiment("positive"), sentiment("positive"))).isZero();
    assertThat(between(sentiment("positive"), sentiment("negative"))).isEqualTo(1);
    assertThat(between(classification("spam"), classification("spam"))).isZero();
    assertThat(between(classification("spam"), classification("ham"))).isEqualTo(1);
  }

  @Test
  void entitiesAreComparedByWhatBothHave() {
    EntitiesResult two = entities(entity("PER", 0, 3), entity("LOC", 7, 12));

    assertThat(between(two, entities(entity("LOC", 7, 12), entity("PER", 0, 3)))).isZero();
    assertThat(between(two, entities(entity("PER", 0, 3), entity("ORG", 7, 12)))).isEqualTo(0.5);
    assertThat(between(two, entities(entity("PER", 0, 4)))).isEqualTo(1);
    assertThat(between(two, entities())).isEqualTo(1);
    assertThat(between(entities(), entities())).isZero();
  }

  @Test
  void keywordsAndTranslationsAreComparedByWords() {
    assertThat(between(keywords("kafka", "flink"), keywords("flink", "kafka"))).isZero();
    assertThat(between(keywords("kafka", "flink"), keywords("flink", "avro"))).isEqualTo(0.5);
    assertThat(between(translation("le chat est là"), translation("le chat est là"))).isZero();
    assertThat(between(translation("le le chat"), translation("le chat noir")))
        .isCloseTo(1 / 3.0, within(1e-9));
    assertThat(between(translation("le chat"), translation("un chien"))).isEqualTo(1);
  }

  @Test
  void vectorsAreComparedByTheirCosine() {
    assertThat(between(vector(1, 0), vector(3, 0))).isCloseTo(0, within(1e-9));
    assertThat(between(vector(1, 0), vector(1, 1))).isCloseTo(1 - Math.sqrt(0.5), within(1e-9));
    assertThat(between(vector(1, 0), vector(-1, 0))).isEqualTo(1);
    assertThat(between(vector(0, 0), vector(0, 0))).isZero();
    assertThat(between(vector(0, 0), vector(1, 0))).isEqualTo(1);
    assertThat(between(vector(1), vector(1, 0))).isEqualTo(1);
  }

  @Test
  void resultsOfTwoTasksCannotBeCompared() {
    assertThatThrownBy(() -> Disagreement.between(sentiment("spam"), classification("spam")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double between(SpecificRecord one, SpecificRecord other) {
    return Disagreement.between(one, other).orElseThrow();
  }

  private static SpecificRecord result(TaskKind task, ResultStatus status) throws Exception {
    Constructor<? extends SpecificRecord> empty = task.result().getConstructor();
    SpecificRecord result = empty.newInstance();
    Schema schema = result.getSchema();
    result.put(schema.getField("status").pos(), status);
    for (Schema.Field field : schema.getFields()) {
      if (field.schema().getType() == Schema.Type.ARRAY) {
        result.put(field.pos(), List.of());
      }
    }
    return result;
  }

  private static SentimentResult sentiment(String label) {
    SentimentResult result = new SentimentResult();
    result.setStatus(ResultStatus.ok);
    result.setLabel(label);
    result.setScores(Map.of());
    return result;
  }

  private static ClassificationResult classification(String label) {
    ClassificationResult result = new ClassificationResult();
    result.setStatus(ResultStatus.ok);
    result.setLabel(label);
    return result;
  }

  private static Entity entity(String label, int start, int end) {
    return new Entity(label, "x", start, end, start, end, 0.5f);
  }

  private static EntitiesResult entities(Entity... entities) {
    EntitiesResult result = new EntitiesResult();
    result.setStatus(ResultStatus.ok);
    result.setEntities(List.of(entities));
    return result;
  }

  private static KeywordsResult keywords(String... texts) {
    KeywordsResult result = new KeywordsResult();
    result.setStatus(ResultStatus.ok);
    result.setKeywords(
        Stream.of(texts)
            .map(
                text -> {
                  Keyword keyword = new Keyword();
                  keyword.setText(text);
                  return keyword;
                })
            .toList());
    return result;
  }

  private static TranslationResult translation(String text) {
    TranslationResult result = new TranslationResult();
    result.setStatus(ResultStatus.ok);
    result.setText(text);
    return result;
  }

  private static EmbeddingResult vector(float... values) {
    EmbeddingResult result = new EmbeddingResult();
    result.setStatus(ResultStatus.ok);
    result.setVector(
        java.util.stream.IntStream.range(0, values.length).mapToObj(i -> values[i]).toList());
    return result;
  }
}
