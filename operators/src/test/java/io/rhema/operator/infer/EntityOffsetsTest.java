package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.task.entity.Aggregation;
import io.rhema.model.task.entity.EntityOptions;
import io.rhema.model.task.keyword.KeywordOptions;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.RandomTexts;
import io.rhema.operator.interpret.InterpretOptions;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.Entity;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is reported of an entity is what the text has there, whatever the text and its windows. */
@ExtendWith(NoSessionLeak.class)
class EntityOffsetsTest {
  @TempDir Path dir;

  @RepeatedTest(40)
  void textAndOffsetsAgreeInAnyTextAndWindowsOfAnySize(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    int room = 2 + random.nextInt(14);
    Path bundle =
        RandomTagger.write(dir, random.nextLong(), room + 2, random.nextInt(room / 2 + 1));
    Aggregation aggregation = Aggregation.values()[random.nextInt(Aggregation.values().length)];

    assertExact(bundle, aggregation, RandomTexts.of(random.nextLong(), 100).toList());
  }

  @Test
  void surrogatesWithoutAPartnerCountAsOneCodePoint() throws Exception {
    Path bundle = RandomTagger.write(dir, 1, 8, 2);

    assertExact(
        bundle,
        Aggregation.SIMPLE,
        List.of("\ud83d", "\ud83d ab \udc00c", "\udc00\ud83d\ude00 abc", "ab\ud83d\ud83d\ude00c"));
  }

  private static void assertExact(Path bundle, Aggregation aggregation, List<String> texts)
      throws Exception {
    InferenceOptions options =
        InferenceOptions.of(bundle.toString(), TaskKind.ENTITIES)
            .withInterpret(
                new InterpretOptions(
                    EntityOptions.DEFAULT.withAggregation(aggregation),
                    KeywordOptions.DEFAULT,
                    Integer.MAX_VALUE));
    try (InferenceHarness harness = InferenceHarness.of(options)) {
      harness.open();
      harness.process(texts.toArray(String[]::new));
      harness.endTexts();

      assertThat(harness.deadLetters()).isEmpty();
      assertThat(harness.entities()).hasSameSizeAs(texts);
      assertThat(harness.entities()).anySatisfy(r -> assertThat(r.getEntities()).isNotEmpty());
      for (EntitiesResult result : harness.entities()) {
        assertExact(texts.get(Integer.parseInt(result.getEventId())), result.getEntities());
      }
    }
  }

  private static void assertExact(String text, List<Entity> entities) {
    int before = 0;
    for (Entity entity : entities) {
      assertThat(entity.getText())
          .isEqualTo(text.substring(entity.getStart(), entity.getEnd()))
          .isNotEmpty();
      assertThat(entity.getStart()).isGreaterThanOrEqualTo(before);
      assertThat(entity.getCodePointStart()).isEqualTo(text.codePointCount(0, entity.getStart()));
      assertThat(entity.getCodePointEnd()).isEqualTo(text.codePointCount(0, entity.getEnd()));
      assertThat(entity.getScore()).isBetween(0f, 1f);
      before = entity.getEnd();
    }
  }
}
