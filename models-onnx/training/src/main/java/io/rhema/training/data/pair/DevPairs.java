package io.rhema.training.data.pair;

import io.rhema.training.data.RowEncoder;
import io.rhema.training.recipe.PairFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Pairs that a model is measured on, as they are written.
 *
 * @param encoded the same as token ids
 */
public record DevPairs(PairFile file, List<TextPair> pairs, EncodedPairs encoded) {

  /**
   * @param folder that the file's paths are relative to
   * @param maxTokens that fit a row; longer texts are cut
   */
  public static DevPairs read(Path folder, PairFile file, RowEncoder rows, int maxTokens)
      throws IOException {
    List<TextPair> pairs = PairTexts.read(folder, file);
    EncodedPairs.Builder encoded = new EncodedPairs.Builder();
    for (TextPair pair : pairs) {
      encoded.add(cut(rows.ids(pair.source()), maxTokens), cut(rows.ids(pair.target()), maxTokens));
    }
    return new DevPairs(file, pairs, encoded.build());
  }

  /** Some from the beginning, at most as many as there are. */
  public DevPairs first(int count) {
    int kept = Math.min(count, pairs.size());
    return new DevPairs(file, pairs.subList(0, kept), encoded.first(kept));
  }

  public List<String> sources() {
    return pairs.stream().map(TextPair::source).toList();
  }

  /** The references. */
  public List<String> targets() {
    return pairs.stream().map(TextPair::target).toList();
  }

  private static int[] cut(int[] row, int maxTokens) {
    return row.length <= maxTokens ? row : Arrays.copyOf(row, maxTokens);
  }
}
