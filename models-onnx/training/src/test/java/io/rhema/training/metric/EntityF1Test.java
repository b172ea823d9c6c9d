package io.rhema.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.rhema.training.metric.EntityF1.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityF1Test {

  @ParameterizedTest
  @CsvSource({
    // gold, predicted, entities there, found, right: as conlleval reports each of these
    "B-PER I-PER O,       B-PER I-PER O,       1, 1, 1",
    "B-PER I-PER O,       I-PER I-PER O,       1, 1, 1",
    "B-PER I-PER O,       B-PER B-PER O,       1, 2, 0",
    "B-PER I-PER O,       B-PER O O,           1, 1, 0",
    "B-PER I-PER O,       B-PER I-LOC O,       1, 2, 0",
    "B-PER I-PER O,       B-PER I-PER I-PER,   1, 1, 0",
    "B-PER I-PER O,       B-LOC I-LOC O,       1, 1, 0",
    "B-PER B-PER O,       B-PER B-PER O,       2, 2, 2",
    "B-PER B-PER O,       I-PER I-PER O,       2, 1, 0",
    "I-PER I-LOC O,       B-PER B-LOC O,       2, 2, 2",
    "O O O,               O I-ORG O,           0, 1, 0",
    "O B-ORG B-LOC,       O O B-LOC,           2, 1, 1",
    "O O B-LOC,           O O B-LOC,           1, 1, 1"
  })
  void anEntityIsRightIfBothEndsAndTheTypeAre(
      String gold, String predicted, long there, long found, long right) {
    EntityF1 f1 = EntityF1.of(List.of(tags(gold)), List.of(tags(predicted)));

    assertThat(f1.total()).isEqualTo(new Counts(there, found, right));
  }

  @Test
  void countsEachTypeAndTheTokens() {
    EntityF1 f1 =
        EntityF1.of(
            List.of(tags("B-PER I-PER O B-LOC"), tags("B-LOC O O"), tags("O B-LOC")),
            List.of(tags("B-PER I-PER O B-ORG"), tags("B-LOC O B-LOC"), tags("O B-LOC")));

    assertThat(f1.perType())
        .containsOnly(
            entry("LOC", new Counts(3, 3, 2)),
            entry("ORG", new Counts(0, 1, 0)),
            entry("PER", new Counts(1, 1, 1)));
    assertThat(f1.total()).isEqualTo(new Counts(4, 5, 3));
    assertThat(f1.total().precision()).isCloseTo(0.6, within(1e-12));
    assertThat(f1.total().recall()).isCloseTo(0.75, within(1e-12));
    assertThat(f1.total().f1()).isCloseTo(2 * 0.6 * 0.75 / (0.6 + 0.75), within(1e-12));
    assertThat(f1.perType().get("ORG").f1()).isZero();
    assertThat(f1.tokens()).isEqualTo(9);
    assertThat(f1.tokenAccuracy()).isCloseTo(7 / 9.0, within(1e-12));
  }

  @Test
  void noEntityCrossesTheEndOfASentence() {
    EntityF1 f1 =
        EntityF1.of(
            List.of(tags("O B-PER"), tags("I-PER O")), List.of(tags("O B-PER"), tags("B-PER O")));

    assertThat(f1.total()).isEqualTo(new Counts(2, 2, 2));
  }

  @Test
  void nothingThereAndNothingFoundIsZero() {
    EntityF1 f1 = EntityF1.of(List.of(), List.of());

    assertThat(f1.total().f1()).isZero();
    assertThat(f1.tokenAccuracy()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsThereAndWhatIsFoundMaySwap(long seed) {
    List<List<String>> one = randomTags(new Random(seed));
    List<List<String>> two = randomTags(new Random(seed + 100));

    EntityF1 there = EntityF1.of(one, two);
    EntityF1 back = EntityF1.of(two, one);

    assertThat(there.total().precision()).isEqualTo(back.total().recall());
    assertThat(there.total().recall()).isEqualTo(back.total().precision());
    assertThat(there.total().f1()).isEqualTo(back.total().f1());
    assertThat(there.total().correct()).isPositive();
    assertThat(EntityF1.of(one, one).total().f1()).isEqualTo(1);
    assertThat(EntityF1.of(one, one).tokenAccuracy()).isEqualTo(1);
  }

  @Test
  void refusesAnswersThatAreTooFew() {
    assertThatThrownBy(() -> EntityF1.of(List.of(tags("O O")), List.of(tags("O"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 tokens")
        .hasMessageContaining("for 1");
  }

  @Test
  void refusesATagOfNoKnownForm() {
    assertThatThrownBy(() -> EntityF1.of(List.of(tags("O")), List.of(tags("PER"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'PER'");
  }

  private static List<String> tags(String text) {
    return List.of(text.split(" "));
  }

  private static List<List<String>> randomTags(Random random) {
    List<String> all = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");
    List<List<String>> sentences = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      sentences.add(random.ints(12, 0, all.size()).mapToObj(all::get).toList());
    }
    return sentences;
  }
}
