package io.rhema.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.training.recipe.Casing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggedSentenceEncoderTest {
  private static final List<String> LABELS =
      List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-MISC", "I-MISC");
  private static final List<String> VOCABULARY =
      List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "u", ".", "s", "ada", "love", "##lace", "in");
  private static final Set<Casing> AS_WRITTEN = EnumSet.of(Casing.AS_WRITTEN);

  @TempDir Path folder;
  private TaggedSentenceEncoder encoder;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("vocab.txt"), String.join("\n", VOCABULARY) + "\n");
    TextEncoder text = TextEncoders.load(folder);
    encoder = new TaggedSentenceEncoder(new RowEncoder(text), LABELS);
  }

  @Test
  void theFirstPieceOfEachTokenizerWordHasALabel() {
    TaggedRow row = only(sentence("Ada/B-PER Lovelace/I-PER in/O U.S./B-LOC"), 32).asWritten();

    assertThat(pieces(row))
        .containsExactly("[CLS]", "ada", "love", "##lace", "in", "u", ".", "s", ".", "[SEP]");
    assertThat(row.positions()).containsExactly(1, 2, 4, 5, 6, 7, 8);
    assertThat(labels(row))
        .containsExactly("B-PER", "I-PER", "O", "B-LOC", "I-LOC", "I-LOC", "I-LOC");
    assertThat(row.words()).containsExactly(1, 2, 4, 5);
    assertThat(row.row().cases()).containsExactly(0, 1, 1, 1, 0, 1, 0, 1, 0, 0);
  }

  @Test
  void aWordWithoutSubWordsHasNoPlace() {
    TaggedRow row = only(sentence("in/O \u200b/O Ada/B-PER"), 32).asWritten();

    assertThat(row.words()).containsExactly(1, -1, 2);
    assertThat(labels(row)).containsExactly("O", "B-PER");
  }

  @Test
  void aLongSentenceIsCutBetweenWordsAndNoWordIsLost() {
    TaggedSentence sentence =
        sentence("in/O Lovelace/B-PER U.S./B-LOC in/O in/O Ada/B-PER Lovelace/I-PER");

    List<TaggedExample> rows = encoder.encode(sentence, 7, AS_WRITTEN, List.of());

    assertThat(rows.stream().map(row -> pieces(row.asWritten())))
        .containsExactly(
            List.of("[CLS]", "in", "love", "##lace", "[SEP]"),
            List.of("[CLS]", "u", ".", "s", ".", "in", "[SEP]"),
            List.of("[CLS]", "in", "ada", "love", "##lace", "[SEP]"));
    assertThat(rows.stream().mapToInt(row -> row.asWritten().words().length).sum()).isEqualTo(7);
  }

  @Test
  void ofAWordLongerThanARowTheRestIsDropped() {
    List<TaggedExample> rows =
        encoder.encode(sentence("in/O U.S.U.S./B-LOC in/O"), 6, AS_WRITTEN, List.of());

    assertThat(rows.stream().map(row -> pieces(row.asWritten())))
        .containsExactly(
            List.of("[CLS]", "in", "[SEP]"),
            List.of("[CLS]", "u", ".", "s", ".", "[SEP]"),
            List.of("[CLS]", "in", "[SEP]"));
    assertThat(labels(rows.get(1).asWritten())).containsExactly("B-LOC", "I-LOC", "I-LOC", "I-LOC");
  }

  @Test
  void otherCasingsDifferInLetterCaseAlone() {
    TaggedExample example =
        encoder
            .encode(sentence("Ada/B-PER in/O"), 32, EnumSet.allOf(Casing.class), List.of())
            .get(0);

    assertThat(example.forms().get(Casing.LOWER).row().cases()).containsExactly(0, 0, 0, 0);
    assertThat(example.forms().get(Casing.UPPER).row().cases()).containsExactly(0, 2, 2, 0);
    assertThat(example.forms().get(Casing.TITLE).row().cases()).containsExactly(0, 1, 1, 0);
    assertThat(example.forms().values())
        .allSatisfy(form -> assertThat(pieces(form)).isEqualTo(pieces(example.asWritten())));
  }

  @Test
  void knowsTheLabelsThatAreMissing() {
    TaggedExample example =
        encoder.encode(sentence("Ada/B-PER"), 32, AS_WRITTEN, List.of("MISC")).get(0);

    assertThat(example.missing()).containsExactly(5, 6);
  }

  private TaggedExample only(TaggedSentence sentence, int maxTokens) {
    List<TaggedExample> examples = encoder.encode(sentence, maxTokens, AS_WRITTEN, List.of());
    assertThat(examples).hasSize(1);
    return examples.get(0);
  }

  private static TaggedSentence sentence(String words) {
    List<String[]> tagged =
        List.of(words.split(" ")).stream().map(word -> word.split("/")).toList();
    return new TaggedSentence(
        tagged.stream().map(word -> word[0]).toList(),
        tagged.stream().map(word -> word[1]).toList());
  }

  private static List<String> pieces(TaggedRow row) {
    return IntStream.of(row.row().ids()).mapToObj(VOCABULARY::get).toList();
  }

  private static List<String> labels(TaggedRow row) {
    return IntStream.of(row.labels()).mapToObj(LABELS::get).toList();
  }
}
