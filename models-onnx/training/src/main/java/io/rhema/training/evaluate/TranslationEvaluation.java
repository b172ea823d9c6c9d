package io.rhema.training.evaluate;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.language.LanguageTag;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.Translation;
import io.rhema.model.translate.TextTranslator;
import io.rhema.model.translate.TranslatedText;
import io.rhema.training.metric.RatedTranslation;
import io.rhema.training.metric.TranslationScore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a translator is worth on texts that people translated.
 *
 * @param model name and version
 * @param dataSet what it was measured on
 * @param beams how many translations were in work at once
 * @param samples some translations, the best first
 * @param references of each text
 * @param translations of each text, as the model wrote it
 */
public record TranslationEvaluation(
    ModelId model,
    String dataSet,
    int beams,
    TranslationScore score,
    List<RatedTranslation> samples,
    List<String> references,
    List<String> translations)
    implements Evaluation {
  /** Enough to sort by length, few enough to hold. */
  private static final int TEXTS_AT_ONCE = 1_024;

  /** How good a model is must not hang on how fast the machine is. */
  private static final Duration NO_LIMIT = Duration.ofDays(1);

  public TranslationEvaluation {
    samples = List.copyOf(samples);
    references = List.copyOf(references);
    translations = List.copyOf(translations);
  }

  @Override
  public int examples() {
    return translations.size();
  }

  /**
   * Lets a bundle translate every text of each data set.
   *
   * @param search changes the bundle's own way of searching
   * @param samples how many translations to keep of each data set
   * @throws io.rhema.model.bundle.BundleException when the bundle cannot be served, or does not
   *     translate
   */
  public static List<TranslationEvaluation> of(
      ModelBundle bundle,
      UnaryOperator<GenerationOptions> search,
      int samples,
      List<ParallelData> dataSets) {
    String language = LanguageTag.primary(bundle.task(Translation.class).target());
    GenerationOptions options = search.apply(GenerationOptions.of(bundle)).withLimit(NO_LIMIT);
    try (TextTranslator translator = TextTranslator.open(bundle, SessionOptions.DEFAULT, options)) {
      List<TranslationEvaluation> evaluations = new ArrayList<>();
      for (ParallelData data : dataSets) {
        List<String> written = translate(translator, data.sources());
        evaluations.add(
            new TranslationEvaluation(
                bundle.id(),
                data.name(),
                options.beams(),
                TranslationScore.of(language, written, data.references()),
                RatedTranslation.spread(data.sources(), data.references(), written, samples),
                data.references(),
                written));
      }
      return evaluations;
    }
  }

  private static List<String> translate(TextTranslator translator, List<String> texts) {
    List<String> written = new ArrayList<>(texts.size());
    for (int from = 0; from < texts.size(); from += TEXTS_AT_ONCE) {
      int to = Math.min(from + TEXTS_AT_ONCE, texts.size());
      translator.translate(texts.subList(from, to)).stream()
          .map(TranslatedText::text)
          .forEach(written::add);
    }
    return written;
  }
}
