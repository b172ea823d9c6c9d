package io.rhema.operator.infer;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.InferenceException;
import io.rhema.model.task.Translation;
import io.rhema.model.translate.TextTranslator;
import io.rhema.model.translate.TranslationOutcome;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.interpret.NotTranslated;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.interpret.Translatability;
import io.rhema.operator.interpret.TranslationInterpreter;
import io.rhema.operator.swap.ModelFace;
import io.rhema.schema.TextEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * A model of encoder and decoder, which writes translations. It makes its own sub-words, sentence
 * by sentence, so nothing of the analysis is needed.
 */
final class TranslatingModel implements ServedModel {
  /** English has more: about four characters a sub-word. */
  private static final int CHARS_PER_TOKEN = 3;

  private final ServedVersion version;
  private final ModelFace face;
  private final TextTranslator translator;
  private final Translatability translatability;
  private final TranslationInterpreter interpreter;
  private final GenerationMetrics metrics;

  private TranslatingModel(
      ServedVersion version,
      ModelFace face,
      TextTranslator translator,
      TranslationInterpreter interpreter,
      GenerationMetrics metrics) {
    this.version = version;
    this.face = face;
    this.translator = translator;
    this.translatability = new Translatability(interpreter.task());
    this.interpreter = interpreter;
    this.metrics = metrics;
  }

  /** As {@link ServedModel#open}. */
  static TranslatingModel open(
      Candidate candidate, InferenceOptions options, InferenceMetrics metrics) {
    ModelBundle bundle = candidate.bundle();
    ModelFace face = candidate.face(options.tasks());
    TextTranslator translator = options.openTranslator(bundle, ModelPlace.of(bundle, options));
    try {
      translator.probe();
      return new TranslatingModel(
          candidate.version(),
          face,
          translator,
          new TranslationInterpreter(
              bundle.task(Translation.class), options.interpret().maxBytes(), bundle.id()),
          metrics.generation());
    } catch (RuntimeException e) {
      translator.close();
      throw e;
    }
  }

  @Override
  public ServedVersion version() {
    return version;
  }

  @Override
  public ModelFace face() {
    return face;
  }

  @Override
  public int sizeOf(AnalyzedEvent event) {
    return 1 + event.event().getText().length() / CHARS_PER_TOKEN;
  }

  @Override
  public void answer(List<AnalyzedEvent> events, Consumer<List<Answer>> taker) {
    List<Optional<NotTranslated>> reasons = new ArrayList<>(events.size());
    List<String> texts = new ArrayList<>(events.size());
    for (AnalyzedEvent event : events) {
      Optional<NotTranslated> reason = translatability.of(event.event());
      reasons.add(reason);
      if (reason.isEmpty()) {
        texts.add(event.event().getText());
      }
    }
    Iterator<TranslationOutcome> outcomes = translator.outcomes(texts, metrics).iterator();
    for (int i = 0; i < events.size(); i++) {
      TextEvent event = events.get(i).event();
      taker.accept(
          List.of(
              reasons
                  .get(i)
                  .map(reason -> given(interpreter.withoutAnswer(event, reason)))
                  .orElseGet(() -> answer(event, outcomes.next()))));
    }
  }

  private Answer answer(TextEvent event, TranslationOutcome outcome) {
    if (outcome instanceof TranslationOutcome.Failed failed) {
      return refused(failed.cause());
    }
    if (outcome instanceof TranslationOutcome.Translated translated) {
      if (translated.text().sentences().isEmpty()) {
        return given(interpreter.withoutAnswer(event, NotTranslated.EMPTY));
      }
      try {
        return given(interpreter.answer(event, translated.text()));
      } catch (InferenceException e) {
        return refused(e);
      }
    }
    return given(interpreter.withoutAnswer(event, NotTranslated.DEADLINE));
  }

  private static Answer given(SpecificRecord result) {
    return new Answer.Given(TaskKind.TRANSLATION, result);
  }

  private static Answer refused(InferenceException cause) {
    return new Answer.Refused(List.of(TaskKind.TRANSLATION), cause);
  }

  @Override
  public void cancel() {
    translator.cancel();
  }

  @Override
  public void close() {
    translator.close();
  }
}
