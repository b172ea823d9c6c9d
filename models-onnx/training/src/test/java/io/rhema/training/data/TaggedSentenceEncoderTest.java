package io.rhema.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.training.recipe.Casing;
import io.rhema.training.recipe.ConllOptions;
import io.rhema.training.recipe.TaggedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggedSentenceEncoderTest {
  private static final List<String> LABELS =
      List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-MISC", "I-MISC");
  private static final List<String> VOCABULARY =
      List.of(
          "[PAD]", "[UNK]", "[CLS]", "[SEP]", "u", ".", "s", "ada", "love", "##lace", "in", "@",
          ",", "don", "'", "t", "do", "n");
  private static final Set<Casing> AS_WRITTEN = EnumSet.of(Casing.AS_WRITTEN);

  private static final TaggedFile PLAIN = file("", 0);

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
    assertThat(row.row().shapes()).containsExactly(0, 1, 1, 1, 0, 1, 4, 5, 4, 0);
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

    List<TaggedExample> rows = encoder.encode(sentence, PLAIN, 7, AS_WRITTEN);

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
        encoder.encode(sentence("in/O U.S.U.S./B-LOC in/O"), PLAIN, 6, AS_WRITTEN);

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
        encoder.encode(sentence("Ada/B-PER in/O"), PLAIN, 32, EnumSet.allOf(Casing.class)).get(0);

    assertThat(example.apart().get(Casing.LOWER).row().shapes()).containsExactly(0, 0, 0, 0);
    assertThat(example.apart().get(Casing.UPPER).row().shapes()).containsExactly(0, 2, 2, 0);
    assertThat(example.apart().get(Casing.TITLE).row().shapes()).containsExactly(0, 1, 1, 0);
    assertThat(example.apart().values())
        .allSatisfy(form -> assertThat(pieces(form)).isEqualTo(pieces(example.asWritten())));
  }

  @Test
  void withNaturalSpacingTheShapesTellWhatIsAttached() {
    TaggedExample example =
        only(sentence("Ada/B-PER ,/O in/O @/B-LOC U.S./B-LOC"), 32, file("", 0.25));

    TaggedRow apart = example.at(0.25).get(Casing.AS_WRITTEN);
    assertThat(apart.row().shapes()).containsExactly(0, 1, 0, 0, 0, 1, 4, 5, 4, 0);
    assertThat(labels(apart))
        .containsExactly("B-PER", "O", "O", "B-LOC", "B-LOC", "I-LOC", "I-LOC", "I-LOC");
    TaggedRow natural = example.at(0.2).get(Casing.AS_WRITTEN);
    assertThat(pieces(natural)).isEqualTo(pieces(apart));
    assertThat(natural.row().shapes()).containsExactly(0, 1, 4, 0, 0, 5, 4, 5, 4, 0);
    assertThat(labels(natural))
        .containsExactly("B-PER", "O", "O", "B-LOC", "I-LOC", "I-LOC", "I-LOC", "I-LOC");
    assertThat(natural.words()).isEqualTo(apart.words());
  }

  @Test
  void aTokenThatBeginsInsideAWordOfTheTokenizerLosesThatPiece() {
    TaggedExample example = only(sentence("do/O n't/O in/O"), 32, file("", 1));

    assertThat(pieces(example.asWritten()))
        .containsExactly("[CLS]", "do", "n", "'", "t", "in", "[SEP]");
    TaggedRow natural = example.at(0).get(Casing.AS_WRITTEN);
    assertThat(pieces(natural)).containsExactly("[CLS]", "don", "'", "t", "in", "[SEP]");
    assertThat(natural.words()).containsExactly(1, 2, 4);
    assertThat(natural.positions()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void tokensToIgnoreHaveNoLabelInAnySpacing() {
    TaggedSentence sentence = sentence("@ada/O in/O @/B-LOC U.S./I-LOC");
    TaggedExample example = only(sentence, 32, file("@.+", 0.5));

    for (double drawn : new double[] {0, 0.5}) {
      TaggedRow row = example.at(drawn).get(Casing.AS_WRITTEN);
      assertThat(row.positions()).containsExactly(3, 4, 5, 6, 7, 8);
      assertThat(labels(row)).containsExactly("O", "B-LOC", "I-LOC", "I-LOC", "I-LOC", "I-LOC");
      assertThat(row.unlabelled()).containsExactly(1, 2);
      assertThat(row.taught()).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
      assertThat(row.words()).containsExactly(1, 3, 4, 5);
    }
  }

  @Test
  void ofADoubtedTokenOnlyOutsideIsNotLearnt() {
    TaggedRow row = only(sentence("u/O in/O u/B-PER"), 32).asWritten();

    assertThat(row.positions()).containsExactly(2, 3);
    assertThat(labels(row)).containsExactly("O", "B-PER");
    assertThat(row.unlabelled()).containsExactly(1);
  }

  @Test
  void withoutAShareThereIsNoNaturalSpacing() {
    TaggedExample example = only(sentence("Ada/B-PER ,/O"), 32);

    assertThat(example.natural()).isEmpty();
    assertThat(example.at(0)).isEqualTo(example.apart());
  }

  @Test
  void knowsTheLabelsThatAreMissing() {
    TaggedExample example =
        encoder.encode(sentence("Ada/B-PER"), file("", 0, "MISC"), 32, AS_WRITTEN).get(0);

    assertThat(example.missing()).containsExactly(5, 6);
  }

  private TaggedExample only(TaggedSentence sentence, int maxTokens) {
    return only(sentence, maxTokens, PLAIN);
  }

  private TaggedExample only(TaggedSentence sentence, int maxTokens, TaggedFile file) {
    List<TaggedExample> examples = encoder.encode(sentence, file, maxTokens, AS_WRITTEN);
    assertThat(examples).hasSize(1);
    return examples.get(0);
  }

  private static TaggedFile file(String ignored, double naturalSpacing, String... missing) {
    ConllOptions format =
        new ConllOptions(
            ConllOptions.LAST, ConllOptions.Separator.TAB, ConllOptions.Scheme.BIO, "", Map.of());
    return new TaggedFile(
        "a.tags",
        "A",
        "CC0",
        format,
        List.of(missing),
        Pattern.compile(ignored),
        Pattern.compile("u"),
        naturalSpacing,
        1,
        1);
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
