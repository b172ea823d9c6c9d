package io.rhema.operator.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.text.EncodedText;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class EncodedTextSerializerTest {
  private final EncodedTextSerializer serializer = new EncodedTextSerializer();

  @Test
  void aSubWordOfCommonTextTakesAFewBytes() throws IOException {
    int size = 1_000;
    int[] starts = IntStream.range(0, size).map(i -> i * 6).toArray();
    int[] ends = IntStream.range(0, size).map(i -> i * 6 + 5).toArray();
    int[] ids = new Random(1).ints(size, 1_000, 30_000).toArray();

    assertThat(written(EncodedText.of("encoder", ids, starts, ends)))
        .hasSizeLessThanOrEqualTo(6 * size + 20);
  }

  @Test
  void noSubWordsSurvive() throws IOException {
    assertSurvives(EncodedText.of("encoder", new int[0], new int[0], new int[0]));
  }

  /** Whatever an encoder may come to give: sub-words that overlap, or go back, or extreme ids. */
  @RepeatedTest(50)
  void anyNumbersSurvive(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    int size = random.nextInt(40);
    int most = 1 << (1 + random.nextInt(30));

    assertSurvives(
        EncodedText.of(
            "encoder",
            ints(random, size, most),
            ints(random, size, most),
            ints(random, size, most)));
  }

  @Test
  void theLargestNumbersSurvive() throws IOException {
    int[] extremes = {Integer.MAX_VALUE, 0, Integer.MIN_VALUE, -1, 127, 128};
    assertSurvives(EncodedText.of("encoder", extremes, extremes, extremes));
  }

  @Test
  void aDamagedNumberIsNoticed() {
    byte[] bytes = {0, 0, -1, -1, -1, -1, -1, -1};

    assertThatThrownBy(() -> serializer.deserialize(new DataInputDeserializer(bytes)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }

  private void assertSurvives(EncodedText text) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(written(text));
    assertThat(serializer.deserialize(in)).isEqualTo(text);
    assertThat(in.available()).isZero();
  }

  private byte[] written(EncodedText text) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(text, out);
    return out.getCopyOfBuffer();
  }

  private static int[] ints(Random random, int size, int most) {
    return random.ints(size, -most, most).toArray();
  }
}
