package io.rhema.training.advise;

import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Component;
import io.rhema.model.text.analyzer.Weighting;
import java.util.List;
import java.util.Map;

/** How the models that are tried find their words. */
final class Chains {
  /** Words of any script in small letters, without HTML. */
  static final AnalyzerDefinition WORDS =
      AnalyzerDefinition.of(
          List.of(Component.of("htmlStrip")),
          Component.of("standard"),
          List.of(Component.of("lowercase")));

  /** The same and each two neighbours of them. */
  static final AnalyzerDefinition BIGRAMS =
      WORDS
          .with(
              new Component(
                  "shingle",
                  Map.of("minShingleSize", "2", "maxShingleSize", "2", "outputUnigrams", "true")))
          .asBag(Weighting.TFIDF);

  private Chains() {}
}
