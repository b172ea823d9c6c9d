package io.rhema.local.translate;

import io.rhema.local.answer.Answer;
import io.rhema.local.answer.AnswerJson;
import io.rhema.local.answer.Terminal;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.Translation;
import io.rhema.model.translate.TextTranslator;
import io.rhema.model.translate.TranslatedText;
import io.rhema.model.translate.TranslationObserver;
import io.rhema.model.translate.TranslationOutcome;
import io.rhema.operator.interpret.NotTranslated;
import io.rhema.operator.interpret.TranslationInterpreter;
import io.rhema.schema.TextEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Translates texts, each into a line. */
public final class TranslationLines implements AutoCloseable {
  private final TextTranslator translator;
  private final TranslationInterpreter interpreter;
  private final Terminal terminal;
  private int number;

  private TranslationLines(
      TextTranslator translator, TranslationInterpreter interpreter, Terminal terminal) {
    this.translator = translator;
    this.interpreter = interpreter;
    this.terminal = terminal;
  }

  /**
   * Opens tokenizer and graphs of a bundle.
   *
   * @param terminal that is to show the lines, if any
   * @throws io.rhema.model.bundle.BundleException when the bundle cannot be served, or does not
   *     translate
   */
  public static TranslationLines open(
      ModelBundle bundle, GenerationOptions options, Terminal terminal) {
    TranslationInterpreter interpreter =
        new TranslationInterpreter(bundle.task(Translation.class), Integer.MAX_VALUE, bundle.id());
    return new TranslationLines(
        TextTranslator.open(bundle, SessionOptions.DEFAULT, options), interpreter, terminal);
  }

  /**
   * The translation of each text, with the line breaks that the text has. Only what a terminal is
   * to show is made harmless to it.
   */
  public List<String> text(List<String> texts) {
    return translator.translate(texts).stream()
        .map(TranslatedText::text)
        .map(text -> terminal.columns() > 0 ? Terminal.harmless(text) : text)
        .toList();
  }

  /** The same as JSON, as {@code annotate} has it; a text's id is its number. */
  public List<String> json(List<String> texts) {
    List<TranslationOutcome> outcomes = translator.outcomes(texts, TranslationObserver.NONE);
    List<String> lines = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      lines.add(AnswerJson.write(answer(texts.get(i), outcomes.get(i))));
    }
    return lines;
  }

  private Answer answer(String text, TranslationOutcome outcome) {
    String id = Integer.toString(++number);
    TextEvent event =
        TextEvent.newBuilder()
            .setId(id)
            .setText(text)
            .setEventTime(Instant.EPOCH)
            .setAttributes(Map.of())
            .build();
    if (outcome instanceof TranslationOutcome.Failed failed) {
      return new Answer(id, text, List.of(), List.of(failed.cause().getMessage()));
    }
    return new Answer(
        id,
        text,
        List.of(
            outcome instanceof TranslationOutcome.Translated translated
                ? interpreter.answer(event, translated.text())
                : interpreter.withoutAnswer(event, NotTranslated.DEADLINE)),
        List.of());
  }

  @Override
  public void close() {
    translator.close();
  }
}
