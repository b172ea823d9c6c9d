package io.rhema.training.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One translation beside what it should be.
 *
 * @param chrf of it alone, from 0 to 100; unlike BLEU it tells short sentences apart
 */
public record RatedTranslation(String source, String reference, String translation, double chrf) {

  /**
   * Chooses some of many to be shown: the best one, the worst one, and others at equal distances
   * between these.
   *
   * @param count how many at most
   * @return the best first
   * @throws IllegalArgumentException if there are not as many of the one as of the others
   */
  public static List<RatedTranslation> spread(
      List<String> sources, List<String> references, List<String> translations, int count) {
    if (sources.size() != translations.size()) {
      throw new IllegalArgumentException(
          "%d translations can't be shown with %d texts; each must have one"
              .formatted(translations.size(), sources.size()));
    }
    List<RatedTranslation> all = new ArrayList<>(sources.size());
    Pairs.forEach(
        translations,
        references,
        (translation, reference) -> {
          double chrf = Chrf.of(List.of(translation), List.of(reference)).score();
          all.add(new RatedTranslation(sources.get(all.size()), reference, translation, chrf));
        });
    all.sort(Comparator.comparingDouble(RatedTranslation::chrf).reversed());
    int shown = Math.min(count, all.size());
    List<RatedTranslation> some = new ArrayList<>(shown);
    for (int i = 0; i < shown; i++) {
      some.add(all.get(shown == 1 ? 0 : i * (all.size() - 1) / (shown - 1)));
    }
    return some;
  }
}
