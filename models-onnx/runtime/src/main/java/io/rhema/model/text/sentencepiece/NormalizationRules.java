package io.rhema.model.text.sentencepiece;

import io.rhema.model.text.normalize.Charsmap;

/**
 * How a text is normalised before it is cut, {@code normalizer_spec}.
 *
 * @param charsmap what is replaced with what, {@code precompiled_charsmap}
 * @param addDummyPrefix whether a blank is added, so that the first word looks like the others
 * @param removeExtraWhitespaces whether blanks at either end, and all but the first of several, go
 * @param escapeWhitespaces whether blanks become {@link Metaspace#SYMBOL}
 */
public record NormalizationRules(
    Charsmap charsmap,
    boolean addDummyPrefix,
    boolean removeExtraWhitespaces,
    boolean escapeWhitespaces) {

  /** What holds when a model says nothing. */
  public static final NormalizationRules DEFAULT =
      new NormalizationRules(Charsmap.EMPTY, true, true, true);

  static NormalizationRules read(WireReader spec) {
    Charsmap charsmap = DEFAULT.charsmap;
    boolean prefix = DEFAULT.addDummyPrefix;
    boolean remove = DEFAULT.removeExtraWhitespaces;
    boolean escape = DEFAULT.escapeWhitespaces;
    for (int field = spec.nextField(); field != 0; field = spec.nextField()) {
      switch (field) {
        case 2 -> charsmap = Charsmap.parse(spec.blob());
        case 3 -> prefix = spec.flag();
        case 4 -> remove = spec.flag();
        case 5 -> escape = spec.flag();
        default -> spec.skip();
      }
    }
    return new NormalizationRules(charsmap, prefix, remove, escape);
  }
}
