package io.rhema.job.finetune.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.job.finetune.example.Kind;
import io.rhema.job.finetune.example.LabelledText;
import io.rhema.job.finetune.example.Origin;
import io.rhema.job.finetune.example.Place;
import io.rhema.job.finetune.example.TrainingExample;
import io.rhema.job.finetune.example.TranslatedText;
import io.rhema.training.data.LabelledTexts;
import io.rhema.training.data.pair.PairTexts;
import io.rhema.training.data.pair.TextPair;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.PairFile;
import io.rhema.training.recipe.PairFormat;
import io.rhema.training.recipe.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingFolderTest {
  private static final TrainingFolder FOLDER = new TrainingFolder(Mixture.DEFAULT);

  @TempDir Path dir;

  @Test
  void isTheSameWhateverTheOrder() throws IOException {
    List<TrainingExample> examples = new ArrayList<>(labelled(200, 100));
    TrainingSet first = FOLDER.write(dir.resolve("first"), examples);
    Random random = new Random(7);

    for (int i = 0; i < 5; i++) {
      Collections.shuffle(examples, random);
      TrainingSet again = FOLDER.write(dir.resolve("again" + i), examples);
      assertThat(again.folder().getFileName()).isEqualTo(first.folder().getFileName());
      assertThat(again.trainFile()).hasSameBinaryContentAs(first.trainFile());
      assertThat(again.devFile()).hasSameBinaryContentAs(first.devFile());
    }
  }

  @Test
  void hasEachTextOnOneSideThatNoOtherTextChanges() throws IOException {
    TrainingSet few = FOLDER.write(dir, labelled(100, 0));
    TrainingSet many = FOLDER.write(dir, labelled(400, 200));

    Set<String> train = texts(many.trainFile());
    Set<String> dev = texts(many.devFile());
    assertThat(train).doesNotContainAnyElementsOf(dev).containsAll(texts(few.trainFile()));
    assertThat(dev).containsAll(texts(few.devFile()));
    assertThat(train.size() + dev.size()).isEqualTo(600);
    assertThat(dev).hasSizeBetween(80, 160);
    assertThat(many.train().corrections() + many.dev().corrections()).isEqualTo(400);
    assertThat(many.train().replayed() + many.dev().replayed()).isEqualTo(200);
  }

  @Test
  void mixesAsMuchReplayAsIsAskedFor() throws IOException {
    TrainingSet set = new TrainingFolder(new Mixture(0.2, 3, 0.5)).write(dir, labelled(100, 1000));

    assertThat(set.train().replayed()).isEqualTo((set.train().corrections() + 1) / 2);
    assertThat(set.dev().replayed()).isEqualTo((set.dev().corrections() + 1) / 2);
    assertThat(Files.readAllLines(set.trainFile()))
        .hasSize((int) (3 * set.train().corrections() + set.train().replayed()));
    assertThat(Files.readAllLines(set.devFile()))
        .hasSize((int) (set.dev().corrections() + set.dev().replayed()));
  }

  @Test
  void trainersReadersReadTheSameTexts() throws IOException {
    List<TrainingExample> labelled = new ArrayList<>(labelled(50, 0));
    labelled.add(
        new LabelledText("a\t\"b\"\n\\ \u0000 😀 \u2028", "negative", origin(Kind.CORRECTION, 99)));
    List<TrainingExample> pairs = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      pairs.add(new TranslatedText("text\t" + i, "le\r\ntexte " + i, origin(Kind.CORRECTION, i)));
    }

    TrainingSet texts = FOLDER.write(dir, labelled);
    TrainingSet translations = FOLDER.write(dir, pairs);

    assertThat(texts(texts.trainFile())).hasSize((int) texts.train().corrections());
    assertThat(Stream.of(texts.trainFile(), texts.devFile()).flatMap(f -> texts(f).stream()))
        .contains("a\t\"b\"\n\\ \u0000 😀");
    assertThat(
            PairTexts.read(
                translations.folder(),
                new PairFile("dev.tsv", new PairFormat.Columns(0, 1), "dev", "none", 1, 1)))
        .hasSize((int) translations.dev().corrections())
        .allSatisfy(
            pair ->
                assertThat(pair)
                    .isEqualTo(
                        new TextPair(pair.source(), "le  texte" + pair.source().substring(4))));
  }

  @Test
  void translationsThatAreOnlyReplayedAreLearntAndNotMeasuredOn() throws IOException {
    List<TrainingExample> pairs = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      pairs.add(new TranslatedText("text " + i, "texte " + i, origin(Kind.CORRECTION, i)));
      pairs.add(new TranslatedText("old " + i, "vieux " + i, origin(Kind.REPLAY, i)));
    }

    TrainingSet set = FOLDER.write(dir, pairs);

    assertThat(set.train().replayed()).isEqualTo(50);
    assertThat(set.dev().replayed()).isZero();
    assertThat(set.dev().corrections()).isPositive();
  }

  @Test
  void leavesAFolderThatIsThereAsItIsAndNothingElse() throws IOException {
    TrainingSet set = FOLDER.write(dir, labelled(50, 0));
    var written = Files.getLastModifiedTime(set.trainFile());

    assertThat(FOLDER.write(dir, labelled(50, 0))).isEqualTo(set);

    assertThat(Files.getLastModifiedTime(set.trainFile())).isEqualTo(written);
    try (Stream<Path> left = Files.list(dir)) {
      assertThat(left).containsExactly(set.folder());
    }
    Files.writeString(set.trainFile(), "changed");
    assertThatThrownBy(() -> FOLDER.write(dir, labelled(50, 0)))
        .isInstanceOf(TrainingSetException.class)
        .hasMessage(
            "%s is not what was written there; remove the folder and run again."
                .formatted(set.folder()));
  }

  @Test
  void refusesExamplesOfWhichOneSideWouldBeEmpty() {
    assertThatThrownBy(() -> FOLDER.write(dir, List.of()))
        .isInstanceOf(TrainingSetException.class)
        .hasMessageStartingWith("Of 0 texts, no correction is there to learn from");
    assertThatThrownBy(() -> FOLDER.write(dir, labelled(0, 100)))
        .isInstanceOf(TrainingSetException.class);
    assertThat(dir).isEmptyDirectory();
  }

  private static Set<String> texts(Path file) {
    DataFile data =
        new DataFile(
            file.getFileName().toString(),
            List.of(),
            Optional.of("label"),
            "text",
            Share.ALL,
            false,
            "test",
            "none");
    Set<String> texts = new HashSet<>();
    try {
      LabelledTexts.read(file.getParent(), data)
          .forEach(row -> assertThat(texts.add(row.text())).isTrue());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return texts;
  }

  private static List<TrainingExample> labelled(int corrections, int replayed) {
    List<TrainingExample> examples = new ArrayList<>();
    for (int i = 0; i < corrections; i++) {
      examples.add(new LabelledText("correction " + i, "positive", origin(Kind.CORRECTION, i)));
    }
    for (int i = 0; i < replayed; i++) {
      examples.add(new LabelledText("replay " + i, "negative", origin(Kind.REPLAY, i)));
    }
    return examples;
  }

  private static Origin origin(Kind kind, int position) {
    return new Origin(kind, new Place("test", position), Instant.EPOCH);
  }
}
