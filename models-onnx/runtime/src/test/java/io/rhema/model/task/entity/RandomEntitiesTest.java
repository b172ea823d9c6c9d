package io.rhema.model.task.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.task.TokenClassification;
import io.rhema.model.testing.RandomTexts;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.MiniLmTokenizer;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.model.text.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the text, the windows and the model's opinion: entities are sound. */
class RandomEntitiesTest {
  private static final TokenClassification TASK = new TokenClassification(TaggedText.BIO);
  private static final int TEXTS = 3_000;

  @TempDir static Path folder;

  private static TextEncoder uncased;
  private static TextEncoder decomposed;

  @BeforeAll
  static void load() {
    uncased = TextEncoders.fromTokenizerJson(MiniLmTokenizer.copyTo(folder));
    decomposed =
        TextEncoders.fromTokenizerJson(
            MiniLmTokenizer.write(
                folder, MiniLmTokenizer.with("normalizer", "{\"type\":\"NFD\"}")));
  }

  @ParameterizedTest
  @EnumSource
  void entitiesAreSound(Aggregation aggregation) {
    Random random = new Random(41);
    Tally tally = new Tally();
    RandomTexts.of(42, TEXTS)
        .map(text -> random.nextInt(4) == 0 ? withLoneSurrogates(text) : text)
        .forEach(
            text -> {
              TextEncoder encoder = random.nextBoolean() ? uncased : decomposed;
              EncodedText encoded = encoder.encode(text);
              EntityGrouper grouper = new EntityGrouper(TASK, options(aggregation, random));
              List<WindowLogits> windows = windows(encoded, random);
              List<Entity> entities = group(grouper, encoded, windows);
              assertSound(text, entities);
              assertThat(group(grouper, encoded, windows)).as(text).isEqualTo(entities);
              tally.add(windows.size(), entities);
            });
    // The test has seen what it is about.
    assertThat(tally.entities).isGreaterThan(TEXTS);
    assertThat(tally.textsOfSeveralWindows).isGreaterThan(TEXTS / 4);
  }

  @ParameterizedTest
  @EnumSource
  void entitiesAreThoseOfThePipelineWhereItsAnswerIsDefined(Aggregation aggregation) {
    Random random = new Random(43);
    Tally compared = new Tally();
    RandomTexts.of(44, TEXTS)
        .forEach(
            text -> {
              EncodedText encoded = uncased.encode(text);
              EntityOptions options =
                  new EntityOptions(aggregation, options(aggregation, random).ignoreLabels(), 0);
              List<WindowLogits> windows = windows(encoded, random);
              if (isDefined(aggregation, encoded, windows)) {
                List<Entity> entities = group(new EntityGrouper(TASK, options), encoded, windows);
                assertAlike(
                    text,
                    entities,
                    new PipelineOracle(TASK.labels(), options)
                        .group(windows, encoded.starts(), encoded.ends(), encoded.words()));
                compared.add(windows.size(), entities);
              }
            });
    assertThat(compared.entities).isGreaterThan(TEXTS);
    assertThat(compared.textsOfSeveralWindows).isGreaterThan(TEXTS / 20);
  }

  private static final class Tally {
    private int entities;
    private int textsOfSeveralWindows;

    void add(int windows, List<Entity> found) {
      entities += found.size();
      textsOfSeveralWindows += windows > 1 ? 1 : 0;
    }
  }

  private static void assertSound(String text, List<Entity> entities) {
    CodePointOffsets codePoints = new CodePointOffsets(text);
    int before = 0;
    for (Entity entity : entities) {
      assertThat(entity.start()).as(text).isBetween(before, text.length() - 1);
      assertThat(entity.end()).as(text).isBetween(entity.start() + 1, text.length());
      assertThat(isInsideAPair(text, entity.start())).as(text).isFalse();
      assertThat(isInsideAPair(text, entity.end())).as(text).isFalse();
      assertThat(entity.score()).as(text).isBetween(0f, 1f);
      int first = codePoints.at(entity.start());
      int length = codePoints.at(entity.end()) - first;
      assertThat(text.offsetByCodePoints(0, first)).as(text).isEqualTo(entity.start());
      assertThat(entity.of(text).codePointCount(0, entity.of(text).length()))
          .as(text)
          .isEqualTo(length);
      before = entity.end();
    }
  }

  private static void assertAlike(String text, List<Entity> entities, List<Entity> expected) {
    assertThat(entities).as(text).hasSameSizeAs(expected);
    for (int i = 0; i < entities.size(); i++) {
      Entity entity = entities.get(i);
      Entity other = expected.get(i);
      assertThat(new Entity(entity.label(), entity.start(), entity.end(), other.score()))
          .as(text)
          .isEqualTo(other);
      assertThat(entity.score()).as(text).isCloseTo(other.score(), within(1e-6f));
    }
  }

  /** No character in two sub-words, and no word in two windows' hands if words are judged. */
  private static boolean isDefined(
      Aggregation aggregation, EncodedText text, List<WindowLogits> windows) {
    for (int i = 1; i < text.size(); i++) {
      if (text.starts()[i] < text.ends()[i - 1]) {
        return false;
      }
    }
    int[] words = text.words();
    return !aggregation.byWord()
        || windows.stream()
            .flatMapToInt(window -> IntStream.of(window.from(), window.to()))
            .allMatch(cut -> cut == 0 || cut == words.length || words[cut] != words[cut - 1]);
  }

  private static boolean isInsideAPair(String text, int offset) {
    return offset > 0
        && offset < text.length()
        && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
  }

  private static List<Entity> group(
      EntityGrouper grouper, EncodedText text, List<WindowLogits> windows) {
    return grouper.group(windows, text.starts(), text.ends(), text.words());
  }

  private static EntityOptions options(Aggregation aggregation, Random random) {
    Set<String> ignored =
        switch (random.nextInt(4)) {
          case 0 -> Set.of();
          case 1 -> Set.of("O", "PER", "B-LOC");
          default -> EntityOptions.DEFAULT.ignoreLabels();
        };
    return new EntityOptions(aggregation, ignored, random.nextBoolean() ? 0 : 0.4f);
  }

  /** Windows of any size, each with an opinion of its own that tends to the same label. */
  private static List<WindowLogits> windows(EncodedText text, Random random) {
    int room = 1 + random.nextInt(20);
    int overlap = random.nextInt(room);
    int width = TASK.labels().size();
    float[] tendency = gaussians(random, text.size() * width);
    List<WindowLogits> windows = new ArrayList<>();
    for (Window window : Window.cut(text.size(), room, overlap)) {
      int offset = random.nextInt(5);
      float[] logits = gaussians(random, offset + window.size() * width);
      for (int i = offset; i < logits.length; i++) {
        logits[i] += 3 * tendency[window.from() * width + i - offset];
      }
      windows.add(new WindowLogits(window.from(), window.to(), logits, offset, width));
    }
    return windows;
  }

  private static float[] gaussians(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static String withLoneSurrogates(String text) {
    return text.replace('e', '\uD83D').replace('t', '\uDE00');
  }
}
