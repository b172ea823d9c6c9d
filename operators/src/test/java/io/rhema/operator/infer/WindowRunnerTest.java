package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.InferenceException;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.SharedSessions;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.SequenceFormat;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.model.text.Window;
import io.rhema.operator.batch.RowBuilder;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.interpret.WindowOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowRunnerTest {
  @TempDir Path dir;
  private TextEncoder encoder;
  private LoadedModel loaded;

  @BeforeEach
  void openModel() {
    ModelBundle bundle = ModelBundle.open(TinyBundles.sentiment(dir));
    encoder = TextEncoders.load(dir);
    loaded = bundle.openModel(SessionOptions.DEFAULT);
  }

  @AfterEach
  void closeModel() {
    loaded.close();
    assertThat(SharedSessions.openSessions()).isZero();
  }

  @Test
  void answersEachTextInArrivalOrder() {
    List<Outcome> outcomes =
        run(runner(512), texts("the movie was good", "bad", "awful film", "the", "great"));

    assertThat(outcomes.stream().map(WindowRunnerTest::positiveLogit))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : Double.compare(a, b))
        .containsExactly(2.0 / 6, -2.0 / 3, -1.0, 0.0, 4.0 / 3);
  }

  @Test
  void aTextWithoutSubWordsHasNoWindow() {
    assertThat(run(runner(512), texts("", "good")).get(0))
        .isEqualTo(new Outcome.Answered(List.of(List.of())));
  }

  @Test
  void aLongTextHasItsWindowsInTextOrder() {
    String text = String.join(" ", Collections.nCopies(30, "good"));

    Outcome outcome = run(runner(32), texts("bad", text, "awful")).get(1);

    assertThat(((Outcome.Answered) outcome).heads().get(0))
        .extracting(WindowOutput::window)
        .containsExactly(new Window(0, 14), new Window(10, 24), new Window(20, 30));
  }

  @Test
  void aPoisonedTextFailsAloneInItsBatch() {
    List<Outcome> outcomes = run(runner(512), texts("good", "the crash", "a bad film", "awful"));

    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Failed.class);
    assertThat(positiveLogit(outcomes.get(0))).isEqualTo(2.0 / 3, within(1e-5));
    assertThat(positiveLogit(outcomes.get(2))).isEqualTo(-2.0 / 5, within(1e-5));
    assertThat(positiveLogit(outcomes.get(3))).isEqualTo(-4.0 / 3, within(1e-5));
  }

  @Test
  void oneWindowThatFailsFailsItsWholeText() {
    String text = String.join(" ", Collections.nCopies(30, "good")) + " crash";

    List<Outcome> outcomes = run(runner(512), texts(text, "good"));

    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Failed.class);
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Answered.class);
  }

  @RepeatedTest(20)
  void findsEveryCulpritWhereverItStands(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    boolean[] poisoned = new boolean[1 + random.nextInt(40)];
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < poisoned.length; i++) {
      poisoned[i] = random.nextInt(8) == 0;
      texts.add("the ".repeat(random.nextInt(12)) + (poisoned[i] ? "crash" : "good"));
    }

    List<Outcome> outcomes = run(runner(64), texts(texts.toArray(String[]::new)));

    assertThat(IntStream.range(0, poisoned.length).boxed())
        .allSatisfy(
            i -> assertThat(outcomes.get(i) instanceof Outcome.Failed).isEqualTo(poisoned[i]));
  }

  /** A model that is closed can run nothing. */
  @Test
  void whatIsKnownIsHandedOverBeforeTheRestIsRun() {
    List<Outcome> taken = new ArrayList<>();

    assertThatThrownBy(
            () ->
                runner(512)
                    .run(
                        texts("good", "the ".repeat(14), "bad"),
                        outcome -> {
                          taken.add(outcome);
                          loaded.close();
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(taken).hasSize(1);
    assertThat(positiveLogit(taken.get(0))).isEqualTo(2.0 / 3, within(1e-5));
  }

  @Test
  void blamesNobodyWhenTheModelFailsOnEverything() {
    int unknown = TinyBundles.id(TinyBundles.CRASH);
    SequenceFormat broken = new SequenceFormat(new int[] {unknown}, new int[0], 0);
    WindowRunner runner = runner(new RowBuilder(broken, 16, 4), 512);

    assertThatThrownBy(() -> run(runner, texts("good", "bad")))
        .isInstanceOf(InferenceException.class);
  }

  private static List<Outcome> run(WindowRunner runner, List<EncodedText> texts) {
    List<Outcome> outcomes = new ArrayList<>();
    runner.run(texts, outcomes::add);
    return outcomes;
  }

  private WindowRunner runner(int runTokens) {
    return runner(
        new RowBuilder(encoder.format(), TinyBundles.MAX_TOKENS, TinyBundles.OVERLAP), runTokens);
  }

  private WindowRunner runner(RowBuilder builder, int runTokens) {
    InferenceMetrics metrics =
        new InferenceMetrics(new UnregisteredMetricsGroup(), "test", List.of(TaskKind.SENTIMENT));
    return new WindowRunner(loaded, builder, runTokens, metrics);
  }

  private List<EncodedText> texts(String... texts) {
    return Stream.of(texts).map(encoder::encode).toList();
  }

  private static double positiveLogit(Outcome outcome) {
    return ((Outcome.Answered) outcome).heads().get(0).get(0).values()[1];
  }
}
