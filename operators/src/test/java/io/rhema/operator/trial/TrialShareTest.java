package io.rhema.operator.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.read.RawRecord;
import io.rhema.schema.TextEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialShareTest {
  private static final List<AnalyzedEvent> EVENTS =
      IntStream.range(0, 5_000).mapToObj(i -> event("customer-" + i, "text " + i)).toList();

  @Test
  void isAsLargeAsItSays() {
    for (double share : new double[] {0.01, 0.1, 0.5, 0.9}) {
      assertThat(part(share("2", share))).as("of %s", share).isCloseTo(share, within(0.025));
    }
    assertThat(part(share("2", 1))).isEqualTo(1);
  }

  @Test
  void noKeyLeavesWhenItGrows() {
    List<TrialShare> growing =
        IntStream.rangeClosed(1, 20).mapToObj(i -> share("2", i / 20.0)).toList();

    for (AnalyzedEvent event : EVENTS) {
      assertThat(growing.stream().map(share -> share.has(event)).toList()).isSorted();
    }
  }

  /** Another subtask, or the same one after a restart, has an object of its own. */
  @Test
  void everyoneChoosesTheSame() {
    TrialShare one = share("2", 0.3);
    TrialShare other = share("2", 0.3);

    assertThat(EVENTS).allMatch(event -> one.has(event) == other.has(event));
  }

  @Test
  void allTextsOfAKeyAreOnOneSide() {
    TrialShare share = share("2", 0.5);

    for (int key = 0; key < 50; key++) {
      String name = "k" + key;
      boolean first = share.has(event(name, "text"));
      assertThat(IntStream.range(0, 20).mapToObj(i -> event(name, "other " + i)))
          .allMatch(event -> share.has(event) == first);
    }
  }

  @Test
  void withoutAKeyTheTextTakesItsPlace() {
    TrialShare share = share("2", 0.5);
    List<String> texts = IntStream.range(0, 200).mapToObj(i -> "text " + i).toList();

    assertThat(texts)
        .allMatch(text -> share.has(event(null, text)) == share.has(event("", text)))
        .allMatch(text -> share.has(event(null, text)) == share.has(event(text, "any")));
    assertThat(texts.stream().filter(text -> share.has(event(null, text))).count())
        .isBetween(60L, 140L);
  }

  @Test
  void anotherVersionHasOtherKeys() {
    TrialShare second = share("2", 0.5);
    TrialShare third = share("3", 0.5);

    assertThat(EVENTS.stream().filter(event -> second.has(event) == third.has(event)).count())
        .isBetween(2_250L, 2_750L);
  }

  private static TrialShare share(String version, double share) {
    return new TrialShare("sentiment", version, share);
  }

  private static double part(TrialShare share) {
    return (double) EVENTS.stream().filter(share::has).count() / EVENTS.size();
  }

  private static AnalyzedEvent event(String key, String text) {
    byte[] bytes = key == null ? null : key.getBytes(UTF_8);
    TextEvent event =
        TextEvent.newBuilder().setId("1").setText(text).setEventTime(Instant.EPOCH).build();
    return new AnalyzedEvent(
        new RawRecord("texts", 0, 0, 0, bytes, null, List.of()), event, List.of());
  }
}
