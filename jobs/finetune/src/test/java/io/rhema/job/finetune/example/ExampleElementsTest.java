package io.rhema.job.finetune.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleElementsTest {
  private static final Place PLACE = new Place("nlp.feedback-3", 1L << 40);
  private static final Origin ORIGIN =
      new Origin(Kind.CORRECTION, PLACE, Instant.ofEpochMilli(1_700_000_000_123L));

  static Stream<TrainingExample> examples() {
    return Stream.of(
        new LabelledText("grün \u0000 😀", "positive", ORIGIN),
        new MarkedText("Ada 😀", List.of(new Span("PER", 0, 3), new Span("MISC", 4, 6)), ORIGIN),
        new MarkedText("nobody", List.of(), new Origin(Kind.REPLAY, PLACE, Instant.EPOCH)),
        new TranslatedText("good day", "bonjour", ORIGIN));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesCrossFromTaskToTaskAsTheyAre(TrainingExample example) throws IOException {
    assertThat(copy(TrainingExample.TYPE_INFO, example)).isEqualTo(example);
  }

  @Test
  void refusalsCrossFromTaskToTaskAsTheyAre() throws IOException {
    RefusedExample refused = new RefusedExample(PLACE, Reason.WRONG_SPAN, "why \ud800");

    assertThat(copy(RefusedExample.TYPE_INFO, refused)).isEqualTo(refused);
    assertThat(refused).hasToString("nlp.feedback-3:1099511627776 wrong-span: why \ud800");
  }

  @Test
  void aCorrectionWinsThenTheLatestThenTheOneBehind() {
    Origin replay = new Origin(Kind.REPLAY, new Place("z", 9), Instant.ofEpochMilli(9));
    Origin early = new Origin(Kind.CORRECTION, new Place("y", 8), Instant.ofEpochMilli(1));
    Origin late = new Origin(Kind.CORRECTION, new Place("b", 1), Instant.ofEpochMilli(2));
    Origin behind = new Origin(Kind.CORRECTION, new Place("a", 2), Instant.ofEpochMilli(2));

    assertThat(Stream.of(behind, replay, late, early).sorted())
        .containsExactly(replay, early, late, behind);
  }

  @Test
  void spansLieInTheTextOneBehindTheOther() {
    assertThatThrownBy(() -> new MarkedText("Ada", List.of(new Span("PER", 0, 4)), ORIGIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "spans=[PER 0-4] of a text of 3 units: each must lie in the text, behind the one"
                + " before");
  }

  private static <T> T copy(TypeInformation<T> type, T element) throws IOException {
    TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(element, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
