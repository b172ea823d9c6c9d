package io.rhema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.InferenceException;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.entity.Entity;
import io.rhema.model.task.entity.EntityOptions;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoSessionLeak.class)
class TextTaggerTest {
  @TempDir Path dir;

  @Test
  void answersInTheOrderOfTheTexts() {
    List<List<Entity>> found =
        tag("The film is Acme's, and Ada Lovelace was not in Paris.", "", "😀 Paris");

    assertThat(found)
        .containsExactly(
            List.of(entity("ORG", 12, 16), entity("PER", 24, 36), entity("LOC", 48, 53)),
            List.of(),
            List.of(entity("LOC", 3, 8)));
  }

  @Test
  void putsTheWindowsOfALongTextTogether() {
    // 24 sub-words, 14 to a window, 4 shared: [0, 14) and [10, 24). "Lovelace" is 13 and 14.
    String text = "the ".repeat(9) + "Paris the the Ada Lovelace " + "the ".repeat(8) + "Acme";

    assertThat(tag(text))
        .containsExactly(
            List.of(entity("LOC", 36, 41), entity("PER", 50, 62), entity("ORG", 95, 99)));
  }

  @Test
  void answersDoNotDependOnWhatElseIsInTheList() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      texts.add("the ".repeat(i % 23) + "Ada Lovelace " + "good ".repeat(i % 7) + "Paris");
    }

    List<List<Entity>> together = tag(texts.toArray(String[]::new));

    for (int i = 0; i < texts.size(); i += 23) {
      assertThat(together.get(i)).hasSize(2).isEqualTo(tag(texts.get(i)).get(0));
    }
  }

  @Test
  void labelsEachTokenByItsFirstSubWord() {
    List<List<String>> labels =
        with(
            TinyHeads.entities(dir),
            tagger ->
                tagger.labelTokens(
                    List.of(
                        List.of("Ada", "Lovelace", "\u200B", "'s", "Paris-film"),
                        List.of(),
                        List.of("\u0000", "films", "!Acme", "Acme!"))));

    assertThat(labels)
        .containsExactly(
            List.of("B-PER", "I-PER", "O", "O", "B-LOC"),
            List.of(),
            List.of("O", "O", "O", "B-ORG"));
  }

  @Test
  void labelsTheTokensOfASentenceThatIsLongerThanAWindow() {
    List<String> tokens = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tokens.addAll(List.of("Paris", "Lovelace", "the"));
      expected.addAll(List.of("B-LOC", "I-PER", "O"));
    }

    List<List<String>> labels =
        with(TinyHeads.entities(dir), tagger -> tagger.labelTokens(List.of(tokens)));

    assertThat(labels).containsExactly(expected);
  }

  @Test
  void tellsTheModelHowWordsAreWritten() {
    List<List<String>> labels =
        with(
            TinyHeads.shapedEntities(dir),
            tagger -> tagger.labelTokens(List.of(List.of("the", "The", "MOVIE"))));

    assertThat(labels).containsExactly(List.of("O", "O", "B-ORG"));
  }

  @Test
  void readsItsOwnHeadOfSeveral() {
    Path joint = TinyHeads.sentimentEntities(dir);

    List<List<Entity>> found = with(joint, tagger -> tagger.tag(List.of("good Paris")));

    assertThat(found).containsExactly(List.of(entity("LOC", 5, 10)));
    try (TextClassifier classifier =
        TextClassifier.open(ModelBundle.open(joint), SessionOptions.DEFAULT)) {
      assertThat(classifier.classify(List.of("good Paris")).get(0).label()).isEqualTo("positive");
    }
  }

  @Test
  void refusesAnAnswerThatIsNoNumber() {
    assertThatThrownBy(() -> tag("the " + TinyBundles.NAN))
        .isInstanceOf(InferenceException.class)
        .hasMessageContaining("'O' of sub-word 1 is NaN");
  }

  @Test
  void refusesABundleThatLabelsNoTokens() {
    assertThatThrownBy(() -> with(TinyBundles.sentiment(dir), TextTagger::labels))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("token-classification");
  }

  private List<List<Entity>> tag(String... texts) {
    return with(TinyHeads.entities(dir), tagger -> tagger.tag(List.of(texts)));
  }

  private static <T> T with(Path bundle, Function<TextTagger, T> use) {
    try (TextTagger tagger =
        TextTagger.open(ModelBundle.open(bundle), EntityOptions.DEFAULT, SessionOptions.DEFAULT)) {
      return use.apply(tagger);
    }
  }

  private static Entity entity(String label, int start, int end) {
    return new Entity(label, start, end, (float) TinyHeads.score());
  }
}
