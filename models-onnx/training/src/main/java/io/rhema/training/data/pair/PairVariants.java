package io.rhema.training.data.pair;

import io.rhema.training.recipe.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** Other spellings of training pairs. */
public final class PairVariants {
  /** Full stops and exclamation marks; a question without its mark may be no question. */
  private static final Pattern END = Pattern.compile("\\s*[.!]+$");

  private PairVariants() {}

  /** The pairs that come besides; a function of the pairs, the shares and the seed. */
  public static List<TextPair> of(List<TextPair> pairs, Variation variation, long seed) {
    Random random = new Random(seed);
    List<TextPair> variants = new ArrayList<>();
    SharedNames names = variation.names() > 0 ? SharedNames.of(pairs) : SharedNames.NONE;
    for (TextPair pair : pairs) {
      if (random.nextDouble() < variation.casual()) {
        TextPair casual = new TextPair(casual(pair.source()), casual(pair.target()));
        if (!casual.source().isEmpty() && !casual.target().isEmpty()) {
          variants.add(casual);
        }
      }
      if (pair.source().indexOf('\'') >= 0 && random.nextDouble() < variation.typographic()) {
        variants.add(new TextPair(pair.source().replace('\'', '\u2019'), pair.target()));
      }
      Optional<String> name = names.in(pair);
      if (name.isPresent() && random.nextDouble() < variation.names()) {
        variants.add(names.renamed(pair, name.get(), random));
      }
    }
    return variants;
  }

  private static String casual(String text) {
    int first = text.offsetByCodePoints(0, 1);
    String small = text.substring(0, first).toLowerCase(Locale.ROOT) + text.substring(first);
    return END.matcher(small).replaceFirst("");
  }
}
