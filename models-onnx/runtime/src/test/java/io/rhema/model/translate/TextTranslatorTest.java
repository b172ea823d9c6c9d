package io.rhema.model.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.session.InferenceCancelledException;
import io.rhema.model.session.InferenceException;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.RandomTexts;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyTranslator;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** With a real model, which translates word by word. */
@ExtendWith(NoSessionLeak.class)
class TextTranslatorTest {
  @TempDir Path dir;

  private TextTranslator translator;

  @BeforeEach
  void open() {
    ModelBundle bundle = ModelBundle.open(TinyTranslator.write(dir));
    translator = TextTranslator.open(bundle, SessionOptions.DEFAULT, GenerationOptions.of(bundle));
  }

  @AfterEach
  void close() {
    translator.close();
  }

  private String translated(String text) {
    return translator.translate(List.of(text)).get(0).text();
  }

  @Test
  void translatesSentenceBySentence() {
    assertThat(translated("hello world!  the cat sleeps.\n\n- good day, my friend 😀\n"))
        .isEqualTo("bonjour monde!  le chat dort.\n\n- bon jour, mon ami 😀\n");
  }

  @Test
  void aBatchGivesWhatEachTextGivesAlone() {
    List<String> texts =
        List.of("hello.", "i see the cat. thanks, my friend!", "", "42", "the world sleeps");

    List<TranslatedText> together = translator.translate(texts);

    assertThat(together)
        .isEqualTo(texts.stream().map(text -> translator.translate(List.of(text)).get(0)).toList());
    assertThat(together)
        .extracting(TranslatedText::text)
        .containsExactly("bonjour.", "je vois le chat. merci, mon ami!", "", "42", "le monde dort");
  }

  @Test
  void translatesASentenceLongerThanTheModelTakes() {
    String text = String.join(", ", Collections.nCopies(500, "the cat sleeps"));

    TranslatedText translated = translator.translate(List.of(text)).get(0);

    assertThat(translated.text())
        .isEqualTo(String.join(", ", Collections.nCopies(500, "le chat dort")));
    assertThat(translated.sentences()).hasSize(1);
  }

  @Test
  void endsARepetition() {
    TranslatedText translated = translator.translate(List.of("hello forever. hello world.")).get(0);

    assertThat(translated.sentences())
        .extracting(TranslatedSentence::finish)
        .containsExactly(Ending.MAX_TOKENS, Ending.END);
    assertThat(translated.text()).startsWith("bonjour forever").endsWith(" bonjour monde.");
  }

  @Test
  void oneTextThatTheModelFailsOnHarmsNoOther() {
    List<TranslationOutcome> outcomes =
        translator.outcomes(
            List.of("hello", "hello crash", "the cat", "see nan", "thanks"),
            TranslationObserver.NONE);

    assertThat(outcomes)
        .extracting(outcome -> outcome.getClass().getSimpleName())
        .containsExactly("Translated", "Failed", "Translated", "Failed", "Translated");
    assertThatThrownBy(() -> translated("hello crash")).isInstanceOf(InferenceException.class);
  }

  @Test
  void takesAnyText() {
    List<String> texts = RandomTexts.of(5, 60).filter(text -> text.length() < 60).toList();

    assertThat(translator.translate(texts)).hasSameSizeAs(texts);
  }

  @Test
  void isCancelled() {
    translator.cancel();

    assertThatThrownBy(() -> translated("hello")).isInstanceOf(InferenceCancelledException.class);
  }

  @Test
  void refusesABundleThatDoesNotTranslate(@TempDir Path other) {
    ModelBundle bundle = ModelBundle.open(TinyBundles.sentiment(other));

    assertThatThrownBy(
            () -> TextTranslator.open(bundle, SessionOptions.DEFAULT, GenerationOptions.greedy(10)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("no head for 'translation'");
  }

  @Test
  void refusesMoreTokensThanTheModelCanNumber() {
    ModelBundle bundle = ModelBundle.open(dir);

    assertThatThrownBy(
            () ->
                TextTranslator.open(
                    bundle, SessionOptions.DEFAULT, GenerationOptions.greedy(10_000)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("translation-en-fr");
  }
}
