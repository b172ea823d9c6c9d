package io.rhema.training.run;

import io.rhema.training.data.pair.DevPairs;
import io.rhema.training.metric.Measurement;
import io.rhema.training.metric.RatedTranslation;
import io.rhema.training.metric.TranslationScore;
import java.util.List;

/**
 * What a model made of the texts of a dev set.
 *
 * @param translations one for each text
 * @param language of these
 */
record TranslatedDev(DevPairs pairs, List<String> translations, String language) {
  private static final int SAMPLES = 20;

  Measurement measurement(String head, double weight) {
    return new Measurement(
        head,
        pairs.file().name(),
        weight,
        TranslationScore.of(language, translations, pairs.targets()));
  }

  /** Some, from the best to the worst. */
  List<RatedTranslation> samples() {
    return RatedTranslation.spread(pairs.sources(), pairs.targets(), translations, SAMPLES);
  }
}
