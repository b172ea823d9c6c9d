package io.rhema.it.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.translate.TextTranslator;
import io.rhema.model.translate.TranslatedSentence;
import io.rhema.model.translate.TranslatedText;
import io.rhema.model.translate.TranslationLimits;
import io.rhema.model.translate.TranslationObserver;
import io.rhema.model.translate.TranslationOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped model over texts that nobody should send: each has a result, and within its time. */
class TranslationOfAnythingTest {
  private static final Path BUNDLE = Path.of("../models-onnx/bundles/translation-en-fr/3");
  private static final Duration TIME = Duration.ofSeconds(2);

  private static TextTranslator translator;

  @BeforeAll
  static void open() {
    ModelBundle bundle = ModelBundle.open(BUNDLE);
    GenerationOptions greedy = GenerationOptions.of(bundle).withBeams(1).withLimit(TIME);
    TranslationLimits limits = new TranslationLimits(512, TIME);
    translator = TextTranslator.open(bundle, SessionOptions.DEFAULT, greedy, limits);
  }

  @AfterAll
  static void close() {
    translator.close();
  }

  private static Stream<Arguments> texts() {
    return Stream.of(
        arguments("a sentence without its end", "this is a sentence that has no end and goes on"),
        arguments("a sentence of 5,000 words", "the dog sees a man and ".repeat(833) + "sleeps."),
        arguments("a word 10,000 times", "banana ".repeat(10_000)),
        arguments("a word of 60,000 letters", "banana".repeat(10_000)),
        arguments("French already", "Le chat noir dort sur le canapé ce matin."),
        arguments("languages mixed", "I told her que je ne sais pas, y luego nos fuimos a casa."),
        arguments(
            "control characters", "Hello\u0000 wor\u0007ld\u001b[2J how\u0008 are you?\u202e"),
        arguments("lone surrogates", "\ud83d I see \ud800 a cat. \ude00"),
        arguments("3,000 lines", "hello\n".repeat(3_000)),
        arguments("marks upon marks", "h" + "\u0301".repeat(5_000) + "ello my friend"),
        arguments("a script that the model never saw", "我不知道你在说什么。".repeat(300)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void everyTextHasAnOutcome(String what, String text) {
    TranslationOutcome outcome =
        translator.outcomes(List.of(text), TranslationObserver.NONE).get(0);

    assertThat(outcome).as(what).isNotInstanceOf(TranslationOutcome.Failed.class);
    TranslatedText translated =
        outcome instanceof TranslationOutcome.Translated whole
            ? whole.text()
            : ((TranslationOutcome.Unfinished) outcome).text();
    int last = 0;
    for (TranslatedSentence sentence : translated.sentences()) {
      assertThat(sentence.start()).isBetween(last, sentence.end());
      assertThat(sentence.targetStart()).isBetween(0, sentence.targetEnd());
      last = sentence.end();
    }
    assertThat(last).isLessThanOrEqualTo(text.length());
  }

  /** Each sub-word of a sentence may become three, of at most so many letters. */
  @Test
  void repetitionEnds() {
    String text = "haha".repeat(20) + ".";

    TranslatedText translated = translator.translate(List.of(text)).get(0);

    assertThat(translated.text().length()).isLessThan(text.length() * 3 * 16);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \t\n ",
        "😀",
        "😀😂👩‍👩‍👧🎉❤️",
        "\u0000\u0007\u001b",
        "?!?! ... ---",
        "1 2 3"
      })
  void whatHasNoWordsStaysAsItIs(String text) {
    assertThat(translator.translate(List.of(text)).get(0).text()).isEqualTo(text);
  }
}
