package io.rhema.operator.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.session.TokenBatch;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.SequenceFormat;
import io.rhema.model.text.Window;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowBuilderTest {
  private static final SequenceFormat BERT =
      new SequenceFormat(new int[] {101}, new int[] {102}, 0);
  private final RowBuilder builder = new RowBuilder(BERT, 6, 1);

  @Test
  void aTextThatFitsIsOneRow() {
    assertThat(builder.rows(List.of(text(4)))).containsExactly(new Row(0, new Window(0, 4), 6));
  }

  @Test
  void aLongTextIsCutIntoOverlappingRows() {
    assertThat(builder.rows(List.of(text(2), text(9))))
        .containsExactly(
            new Row(0, new Window(0, 2), 4),
            new Row(1, new Window(0, 4), 6),
            new Row(1, new Window(3, 7), 6),
            new Row(1, new Window(6, 9), 5));
  }

  @Test
  void aTextWithoutSubWordsHasNoRow() {
    assertThat(builder.rows(List.of(text(0), text(1))))
        .containsExactly(new Row(1, new Window(0, 1), 3));
  }

  @Test
  void putsSpecialTokensAroundEachRowAndPaddingBehind() {
    List<EncodedText> texts = List.of(text(2), text(4));

    TokenBatch batch = builder.batch(builder.rows(texts), texts);

    assertThat(batch.rows()).isEqualTo(2);
    assertThat(batch.columns()).isEqualTo(6);
    assertThat(batch.ids()).containsExactly(101, 1, 2, 102, 0, 0, 101, 1, 2, 3, 4, 102);
    assertThat(batch.lengths()).containsExactly(4, 6);
  }

  @Test
  void windowsShowTheirPartOfTheText() {
    List<EncodedText> texts = List.of(text(7));

    TokenBatch batch = builder.batch(builder.rows(texts).subList(1, 2), texts);

    assertThat(batch.ids()).containsExactly(101, 4, 5, 6, 7, 102);
  }

  @Test
  void windowsShowTheWeightsOfTheirPart() {
    int[] two = {0, 1};
    EncodedText weighed =
        new EncodedText("test", two, two, two, two, new byte[2], new float[] {0.5f, 0.25f});

    TokenBatch batch =
        builder.batch(builder.rows(List.of(weighed, text(3))), List.of(weighed, text(3)));

    assertThat(batch.weights()).containsExactly(1, 0.5f, 0.25f, 1, 0, 1, 1, 1, 1, 1);
  }

  @Test
  void theEmptyRowIsTheSpecialTokensOrOnePaddingToken() {
    assertThat(builder.emptyRow().ids()).containsExactly(101, 102);
    RowBuilder bare = new RowBuilder(new SequenceFormat(new int[0], new int[0], 7), 6, 1);
    assertThat(bare.emptyRow().ids()).containsExactly(7);
  }

  @Test
  void refusesRowsWithoutRoom() {
    assertThatThrownBy(() -> new RowBuilder(BERT, 2, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxTokens=2")
        .hasMessageContaining("2 special tokens");
    assertThatThrownBy(() -> new RowBuilder(BERT, 6, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("overlap=4");
  }

  /** A text of the ids 1, 2, 3… */
  private static EncodedText text(int size) {
    return EncodedText.of(
        "test",
        IntStream.rangeClosed(1, size).toArray(),
        IntStream.range(0, size).toArray(),
        IntStream.rangeClosed(1, size).toArray());
  }
}
