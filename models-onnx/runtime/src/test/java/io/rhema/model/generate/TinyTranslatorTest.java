package io.rhema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Seq2SeqModel;
import io.rhema.model.session.InferenceException;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyTranslator;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.TextDecoder;
import io.rhema.model.text.TextDecoders;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.model.text.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From texts to texts, with the model that other modules test with. */
@ExtendWith(NoSessionLeak.class)
class TinyTranslatorTest {
  @TempDir Path dir;

  private Seq2SeqModel model;
  private Generator generator;
  private TextEncoder encoder;
  private TextDecoder decoder;

  @BeforeEach
  void open() {
    ModelBundle bundle = ModelBundle.open(TinyTranslator.write(dir));
    encoder = TextEncoders.load(dir);
    decoder = TextDecoders.load(dir);
    model = bundle.openSeq2Seq(SessionOptions.DEFAULT);
    generator = new Generator(model, GenerationOptions.of(bundle));
  }

  @AfterEach
  void close() {
    model.close();
  }

  private int[] source(String text) {
    EncodedText encoded = encoder.encode(text);
    return encoder.format().row(encoded, new Window(0, encoded.size())).ids();
  }

  private List<String> translate(String... texts) {
    return generator.generate(List.of(texts).stream().map(this::source).toList()).stream()
        .map(text -> decoder.decode(text.ids()).strip())
        .toList();
  }

  @Test
  void translatesWordByWord() {
    assertThat(translate("hello world.", "the cat sleeps", "Éa va? i see"))
        .containsExactly("bonjour monde.", "le chat dort", "Éa va? je vois");
  }

  @Test
  void aTextThatNeverEndsIsCutOff() {
    List<Generated> texts =
        generator.generate(List.of(source("hello forever"), source("hello world")));

    assertThat(texts.get(0).finish()).isEqualTo(Finish.MAX_TOKENS);
    assertThat(texts.get(0).ids()).hasSize(TinyTranslator.MAX_TOKENS);
    assertThat(texts.get(1).finish()).isEqualTo(Finish.END);
  }

  @Test
  void whatIsNoNumberFailsTheBatch() {
    assertThatThrownBy(() -> translate("hello", "nan"))
        .isInstanceOf(InferenceException.class)
        .hasMessage(
            "The model's largest score for the next token is NaN; it must be a finite number.");
    assertThat(translate("hello")).containsExactly("bonjour");
  }

  @Test
  void aFailingRunFailsTheBatch() {
    assertThatThrownBy(() -> translate("hello", "crash"))
        .isInstanceOf(InferenceException.class)
        .hasMessageStartingWith("The encoder failed on a batch of 2 rows of 2 tokens: ");
    assertThat(translate("hello")).containsExactly("bonjour");
  }

  @Test
  void tellsStepByStepWhatElseCouldHaveBeenAndWhereTheModelLooked() {
    List<GenerationStep> steps = new ArrayList<>();

    Generated text = generator.generate(source("hello world"), steps::add);

    assertThat(text)
        .usingRecursiveComparison()
        .isEqualTo(generator.generate(List.of(source("hello world"))).get(0));
    assertThat(steps).extracting(GenerationStep::position).containsExactly(0, 1, 2);
    assertThat(steps)
        .extracting(step -> decoder.decode(new int[] {step.written()}).strip())
        .containsExactly("bonjour", "monde", "");
    assertThat(steps)
        .extracting(GenerationStep::attention)
        .containsExactly(new float[] {1, 0, 0}, new float[] {0, 1, 0}, new float[] {0, 0, 1});
    assertThat(steps)
        .allSatisfy(
            step -> {
              assertThat(step.choices()).hasSize(5);
              assertThat(step.choices().get(0).id()).isEqualTo(step.written());
              assertThat(step.choices().get(0).probability()).isEqualTo(step.probability());
              assertThat(step.choices())
                  .extracting(GenerationStep.Choice::probability)
                  .isSortedAccordingTo((a, b) -> Double.compare(b, a));
            });
  }
}
