package io.rhema.model.translate;

import io.rhema.model.generate.Generated;
import io.rhema.model.text.TextDecoder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model wrote for a row.
 *
 * @param text the translation
 * @param score the score of the search
 * @param tokens tokens that it has
 * @param ending why it ends
 */
record RowTranslation(String text, double score, int tokens, Ending ending) {

  static RowTranslation of(Generated generated, TextDecoder decoder) {
    return new RowTranslation(
        decoder.decode(generated.ids()).strip(),
        generated.score(),
        generated.ids().length,
        Ending.of(generated.finish()));
  }

  /** The rows of one sentence as one; a copy of nothing when there are none. */
  static RowTranslation joined(List<RowTranslation> rows) {
    if (rows.size() == 1) {
      return rows.get(0);
    }
    int tokens = rows.stream().mapToInt(RowTranslation::tokens).sum();
    double weighted = rows.stream().mapToDouble(row -> row.score() * row.tokens()).sum();
    return new RowTranslation(
        rows.stream()
            .map(RowTranslation::text)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" ")),
        tokens == 0 ? 0 : weighted / tokens,
        tokens,
        rows.stream().map(RowTranslation::ending).reduce(Ending.COPIED, Ending::or));
  }
}
