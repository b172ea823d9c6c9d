package io.rhema.operator.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.text.EncodedText;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        new EncodedText(
            "encoder",
            ints(random, size, most),
            ints(random, size, most),
            ints(random, size, most),
            words(random, size),
            cases(random, size),
            random.nextBoolean() ? new float[0] : weights(random, size)));
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

  @ParameterizedTest
  @ValueSource(bytes = {4, 7, 12, 16, -1})
  void aDamagedWordMarkIsNoticed(byte mark) {
    byte[] oneSubWord = {0, 0, 1, 5, 0, 2, mark};

    assertThatThrownBy(() -> serializer.deserialize(new DataInputDeserializer(oneSubWord)))
        .isInstanceOf(IOException.class)
        .hasMessage("Sub-word 0 has the word mark %d; the text is damaged", mark);
  }

  @Test
  void aTextThatIsWeighedInPartIsNoticed() {
    byte[] secondWithout = {0, 0, 2, 5, 0, 2, 8, 0, 0, 0, 0, 5, 0, 2, 0};
    byte[] secondAlone = {0, 0, 2, 5, 0, 2, 0, 5, 0, 2, 8, 0, 0, 0, 0};

    for (byte[] written : List.of(secondWithout, secondAlone)) {
      assertThatThrownBy(() -> serializer.deserialize(new DataInputDeserializer(written)))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("Sub-word 1 has the word mark");
    }
  }

  /** In-flight elements of a checkpoint that was taken before there were weights. */
  @Test
  void readsATextWrittenBeforeThereWereWeights() throws IOException {
    byte[] oneSubWord = {0, 0, 1, 5, 0, 2, 1};

    EncodedText text = serializer.deserialize(new DataInputDeserializer(oneSubWord));

    assertThat(text.weights()).isEmpty();
    assertThat(written(text)).isEqualTo(oneSubWord);
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

  private static int[] words(Random random, int size) {
    int[] words = new int[size];
    for (int i = 1; i < size; i++) {
      words[i] = words[i - 1] + random.nextInt(2);
    }
    return words;
  }

  private static byte[] cases(Random random, int size) {
    byte[] cases = new byte[size];
    for (int i = 0; i < size; i++) {
      cases[i] = (byte) random.nextInt(4);
    }
    return cases;
  }

  private static float[] weights(Random random, int size) {
    float[] weights = new float[size];
    for (int i = 0; i < size; i++) {
      weights[i] = random.nextFloat() - 0.5f;
    }
    return weights;
  }

  private static int[] ints(Random random, int size, int most) {
    return random.ints(size, -most, most).toArray();
  }
}
