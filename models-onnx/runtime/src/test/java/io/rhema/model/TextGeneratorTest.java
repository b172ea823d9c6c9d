package io.rhema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.Sampling;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.OnnxFile;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyLanguageModels;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoSessionLeak.class)
class TextGeneratorTest {
  private static final Sampling BEST = new Sampling(0, 0, 1, 10);

  @TempDir private Path folder;

  @Test
  void writesTheMostProbableWordsUntilTheTextEnds() {
    try (TextGenerator generator = open(TinyLanguageModels.tales(folder))) {
      GeneratedText text = generator.generate("", BEST);

      assertThat(text.text()).isEqualTo("once upon a time");
      assertThat(text.ended()).isTrue();
    }
  }

  @Test
  void goesOnWithAPromptAsItWasWritten() {
    try (TextGenerator generator = open(TinyLanguageModels.tales(folder))) {
      assertThat(generator.generate("It was ONCE  Upon ", BEST).text())
          .isEqualTo("It was ONCE  Upon a time");
      assertThat(generator.generate("time", BEST))
          .isEqualTo(new GeneratedText("time", List.of(), true));
    }
  }

  @Test
  void endsAfterAsManyWordsAsAreWanted() {
    try (TextGenerator generator = open(TinyLanguageModels.tales(folder))) {
      GeneratedText text = generator.generate("", new Sampling(0, 0, 1, 2));

      assertThat(text).isEqualTo(new GeneratedText("", List.of("once", "upon"), false));
    }
  }

  @Test
  void drawsTheSameBySeedAndNeverAnUnknownWord() {
    Sampling lively = new Sampling(1, 0, 0, 10);
    try (TextGenerator generator = open(TinyLanguageModels.tales(folder))) {
      List<String> drawn = drawn(generator, lively);

      assertThat(drawn)
          .isEqualTo(drawn(generator, lively))
          .contains("once upon a time", "once upon a midnight");
    }
  }

  private static List<String> drawn(TextGenerator generator, Sampling sampling) {
    return LongStream.range(0, 30)
        .mapToObj(
            seed ->
                generator
                    .generate(
                        "",
                        new Sampling(
                            sampling.temperature(), sampling.topK(), seed, sampling.maxWords()))
                    .text())
        .toList();
  }

  @Test
  void aModelWithOtherWordsThanItsFileIsRefused() {
    OnnxFile graph = new OnnxFile().input("input_ids", "int64", List.of("batch", "words"));
    graph.input("past_states.0.hidden", "float", List.of("batch", 1));
    graph.floats("table", new long[] {4, 4}, new float[16]);
    graph.node("Gather", "logits", "table", "input_ids");
    graph.node("Identity", "present_states.0.hidden", "past_states.0.hidden");
    graph.output("logits", "float", List.of("batch", "words", 4));
    graph.output("present_states.0.hidden", "float", List.of("batch", 1));
    Path dir = TinyLanguageModels.write(folder, graph.toBytes(), List.of("one", "two", "three"));

    assertThatThrownBy(() -> open(dir))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("4 ids")
        .hasMessageContaining("3 words");
  }

  @Test
  void aGraphWithoutStatesIsRefused() {
    OnnxFile graph = new OnnxFile().input("input_ids", "int64", List.of("batch", "words"));
    graph.floats("table", new long[] {3, 3}, new float[9]);
    graph.node("Gather", "logits", "table", "input_ids");
    graph.output("logits", "float", List.of("batch", "words", 3));
    Path dir = TinyLanguageModels.write(folder, graph.toBytes(), List.of("one"));

    assertThatThrownBy(() -> open(dir))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("past_states.0.hidden");
  }

  @Test
  void aModelForSomethingElseIsRefused() {
    assertThatThrownBy(() -> open(TinyBundles.sentiment(folder)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("text-generation");
  }

  private static TextGenerator open(Path dir) {
    return TextGenerator.open(ModelBundle.open(dir), SessionOptions.DEFAULT);
  }
}
