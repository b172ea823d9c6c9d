package io.rhema.training.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.session.TokenRow;
import io.rhema.training.data.TaggedExample;
import io.rhema.training.data.TaggedRow;
import io.rhema.training.recipe.Casing;
import io.rhema.training.recipe.Recasing;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AppearancesTest {
  private static final TaggedRow APART = row(1);
  private static final TaggedRow NATURAL = row(2);
  private static final TaggedExample SENTENCE =
      new TaggedExample(
          Map.of(Casing.AS_WRITTEN, APART), Map.of(Casing.AS_WRITTEN, NATURAL), 0.25, new int[0]);

  @Test
  void dependOnSeedAndStepAlone() {
    assertThat(rows(1, 5, 100)).isEqualTo(rows(1, 5, 100));
    assertThat(rows(1, 5, 100)).isNotEqualTo(rows(1, 6, 100));
    assertThat(rows(1, 5, 100)).isNotEqualTo(rows(2, 5, 100));
  }

  @Test
  void naturalSpacingHasItsShareInAStep() {
    assertThat(rows(1, 5, 10_000).stream().filter(NATURAL::equals).count() / 10_000.0)
        .isCloseTo(0.25, within(0.02));
  }

  @Test
  void theFirstOfAStepVariesFromStepToStep() {
    List<TaggedRow> first =
        IntStream.range(0, 10_000).mapToObj(step -> rows(1, step, 1).get(0)).toList();

    assertThat(first.stream().filter(NATURAL::equals).count() / 10_000.0)
        .isCloseTo(0.25, within(0.02));
  }

  private static List<TaggedRow> rows(long seed, int step, int count) {
    Appearances appearances = new Appearances(Recasing.NONE, seed, step);
    return Stream.generate(() -> appearances.next(SENTENCE)).limit(count).toList();
  }

  private static TaggedRow row(int id) {
    return new TaggedRow(
        new TokenRow(new int[] {id}), new int[0], new int[0], new int[0], new int[0]);
  }
}
