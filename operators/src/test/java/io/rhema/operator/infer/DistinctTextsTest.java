package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.operator.batch.RowBuilder;
import io.rhema.operator.interpret.TaskKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistinctTextsTest {
  private static final long PLENTY = 1 << 20;

  @TempDir Path dir;
  private LoadedModel loaded;
  private TextEncoder encoder;
  private WindowRunner runner;
  private InferenceMetrics metrics;

  @BeforeEach
  void open() {
    ModelBundle bundle = ModelBundle.open(TinyBundles.sentiment(dir));
    encoder = TextEncoders.load(dir);
    loaded = bundle.openModel(SessionOptions.DEFAULT);
    metrics =
        new InferenceMetrics(new UnregisteredMetricsGroup(), "test", List.of(TaskKind.SENTIMENT));
    runner =
        new WindowRunner(
            loaded,
            new RowBuilder(encoder.format(), TinyBundles.MAX_TOKENS, TinyBundles.OVERLAP),
            512,
            metrics);
  }

  @AfterEach
  void close() {
    loaded.close();
  }

  @Test
  void aTextThatIsThereTwiceHasOneAnswer() {
    DistinctTexts distinct = new DistinctTexts(runner, 0, metrics);

    List<Outcome> outcomes = run(distinct, texts("good", "bad", "good", "", ""), true);

    assertThat(outcomes).hasSize(5);
    assertThat(outcomes.get(2)).isSameAs(outcomes.get(0)).isNotEqualTo(outcomes.get(1));
    assertAlike(outcomes, run(distinct, texts("good", "bad", "good", "", ""), false));
  }

  @Test
  void aTextThatComesAgainIsNotRunAgain() {
    DistinctTexts distinct = new DistinctTexts(runner, PLENTY, metrics);
    List<Outcome> first = run(distinct, texts("good", "the movie was awful"), true);

    // A model that is closed can run nothing.
    loaded.close();

    assertThat(run(distinct, texts("the movie was awful", "good"), true))
        .containsExactly(first.get(1), first.get(0));
  }

  @Test
  void whoWantsToMeasureHasItRun() {
    DistinctTexts distinct = new DistinctTexts(runner, PLENTY, metrics);
    List<Outcome> first = run(distinct, texts("good"), true);

    assertThat(run(distinct, texts("good"), false).get(0)).isNotSameAs(first.get(0));
  }

  @Test
  void whatIsKnownIsHandedOverBeforeTheRestIsRun() {
    DistinctTexts distinct = new DistinctTexts(runner, PLENTY, metrics);
    Outcome known = run(distinct, texts("good"), true).get(0);
    List<Outcome> taken = new ArrayList<>();
    loaded.close();

    assertThatThrownBy(() -> distinct.run(texts("good", "good", "bad", "good"), true, taken::add))
        .isInstanceOf(IllegalStateException.class);

    assertThat(taken).containsExactly(known, known);
  }

  @Test
  void aFailureIsNotRemembered() {
    DistinctTexts distinct = new DistinctTexts(runner, PLENTY, metrics);

    List<Outcome> failed = run(distinct, texts(TinyBundles.CRASH, TinyBundles.CRASH), true);
    List<Outcome> again = run(distinct, texts(TinyBundles.CRASH), true);

    assertThat(failed).hasSize(2).allMatch(Outcome.Failed.class::isInstance);
    assertThat(again.get(0)).isInstanceOf(Outcome.Failed.class).isNotSameAs(failed.get(0));
  }

  @Test
  void forgetsWhatWasNotAskedForTheLongest() {
    List<EncodedText> texts = texts("good", "bad", "awful");
    RecentOutcomes recent = new RecentOutcomes(1_000);
    Outcome.Answered answer = new Outcome.Answered(List.of());

    recent.keep(texts.get(0), answer);
    recent.keep(texts.get(1), answer);
    assertThat(recent.find(texts.get(0))).isSameAs(answer);
    recent.keep(texts.get(2), answer);

    assertThat(texts).extracting(recent::find).containsExactly(answer, null, answer);
  }

  @Test
  void doesNotRememberATextThatFillsItAlone() {
    EncodedText text = encoder.encode("good ".repeat(1_000));
    RecentOutcomes recent = new RecentOutcomes(10_000);

    recent.keep(text, new Outcome.Answered(List.of()));

    assertThat(recent.find(text)).isNull();
  }

  private static List<Outcome> run(
      DistinctTexts distinct, List<EncodedText> texts, boolean recall) {
    List<Outcome> outcomes = new ArrayList<>();
    distinct.run(texts, recall, outcomes::add);
    return outcomes;
  }

  private static void assertAlike(List<Outcome> found, List<Outcome> expected) {
    for (int i = 0; i < expected.size(); i++) {
      assertThat(logits(found.get(i))).isEqualTo(logits(expected.get(i)));
    }
  }

  private static List<String> logits(Outcome outcome) {
    return ((Outcome.Answered) outcome)
        .heads().stream()
            .flatMap(List::stream)
            .map(window -> Arrays.toString(window.values()))
            .toList();
  }

  private List<EncodedText> texts(String... texts) {
    return Stream.of(texts).map(encoder::encode).toList();
  }
}
