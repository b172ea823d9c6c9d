package io.rhema.training.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.data.LabelledTexts.Row;
import io.rhema.training.recipe.Share;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataProfilerTest {
  private static final Share HALF = Share.heldOut(0.5);

  @Test
  void countsTextsWordsAndLabels() {
    DataProfile profile =
        DataProfiler.profile(
            List.of(
                new Row("a", "one two"),
                new Row("b", "one, two; <b>three</b> four"),
                new Row("b", "--")),
            HALF);

    assertThat(profile.samples()).isEqualTo(3);
    assertThat(profile.meanWords()).isEqualTo(2);
    assertThat(profile.ratio()).isEqualTo(1.5);
    assertThat(profile.empty()).isEqualTo(1);
    assertThat(profile.majority()).isEqualTo("b");
    assertThat(profile.labels()).containsEntry("a", 1).containsEntry("b", 2);
  }

  @Test
  void tellsCopiesFromContradictions() {
    DataProfile profile =
        DataProfiler.profile(
            List.of(new Row("a", "same"), new Row("a", "same"), new Row("b", "same")), HALF);

    assertThat(profile.repeated()).isEqualTo(2);
    assertThat(profile.contradicting()).isEqualTo(1);
  }

  @Test
  void findsTheSameWordsOnBothSidesOfTheSplit() {
    List<Row> rows = new ArrayList<>();
    String learnt = text(false, "Hello there");
    String measured = text(true, "Hello there");
    rows.add(new Row("a", learnt));
    rows.add(new Row("a", measured));
    rows.add(new Row("b", text(true, "Nobody else")));

    DataProfile profile = DataProfiler.profile(rows, HALF);

    assertThat(profile.heldOut()).isEqualTo(2);
    assertThat(profile.leaking()).isEqualTo(1);
    assertThat(DataWarnings.of(profile)).anySatisfy(w -> assertThat(w).startsWith("1 of the 2"));
  }

  /** The text with as many full stops as put it on a side. */
  private static String text(boolean heldOut, String words) {
    String text = words;
    while (HALF.has(text) != heldOut) {
      text += ".";
    }
    return text;
  }

  @Test
  void theHeuristicGoesByTextsForEachWordOfTheirLength() {
    assertThat(Heuristic.of(1_499.9)).isEqualTo(Heuristic.Kind.BAG_OF_BIGRAMS);
    assertThat(Heuristic.of(1_500)).isEqualTo(Heuristic.Kind.SEQUENCE_MODEL);
  }

  @Test
  void warnsOfLabelsOutOfBalance() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(new Row(i % 20 == 0 ? "rare" : "common", "text " + i));
    }
    assertThat(DataWarnings.of(DataProfiler.profile(rows, HALF)))
        .anySatisfy(warning -> assertThat(warning).contains("95.0 % of the texts are 'common'"))
        .anySatisfy(warning -> assertThat(warning).contains("'rare' (5)"));
  }

  @Test
  void refusesWhatNoClassifierCanLearn() {
    assertRefused(rows(3, "a", "b"), "has 3 texts; it takes 20 or more");
    assertRefused(rows(40, "a"), "have the label 'a'; a classifier tells two or more apart");
    assertRefused(rows(40, "a", ""), "20 texts without a label");
    List<Row> swapped = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      swapped.add(new Row("text number " + i, "a"));
    }
    assertRefused(swapped, "40 different labels");
  }

  private static List<Row> rows(int count, String... labels) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new Row(labels[i % labels.length], "text number " + i));
    }
    return rows;
  }

  private static void assertRefused(List<Row> rows, String why) {
    DataProfile profile = DataProfiler.profile(rows, HALF);
    assertThatThrownBy(() -> DataWarnings.require("a.tsv", profile))
        .isInstanceOf(AdviceException.class)
        .hasMessageContaining(why);
  }
}
