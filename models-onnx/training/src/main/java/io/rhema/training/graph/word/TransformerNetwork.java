package io.rhema.training.graph.word;

import io.rhema.training.graph.layer.Positions;
import java.util.Objects;

/**
 * A small Transformer encoder (Vaswani et al. 2017) with the normalisation before each sub-layer
 * (Xiong et al. 2020).
 *
 * @param hidden length of a word's vector; the heads share it evenly
 * @param heads of each attention
 * @param feedForward width between the two products of a feed-forward sub-layer
 * @param layers how many
 * @param positions how a word is told where it stands
 * @param maxPositions the longest text, in words; a longer one is an error, so cut it before
 * @param summary what is answered: {@code FIRST}, {@code MEAN}, {@code MAX} or {@code ALL}
 */
public record TransformerNetwork(
    int hidden,
    int heads,
    int feedForward,
    int layers,
    Positions positions,
    int maxPositions,
    Summary summary)
    implements WordNetwork {

  public TransformerNetwork {
    Objects.requireNonNull(positions, "positions");
    Objects.requireNonNull(summary, "summary");
    Sizes.requirePositive("hidden", hidden);
    Sizes.requirePositive("heads", heads);
    Sizes.requirePositive("feedForward", feedForward);
    Sizes.requirePositive("layers", layers);
    Sizes.requirePositive("maxPositions", maxPositions);
    if (hidden % (2 * heads) != 0) {
      throw new IllegalArgumentException(
          "hidden=%d, heads=%d: hidden must be a multiple of twice the heads"
              .formatted(hidden, heads));
    }
    if (summary == Summary.LAST) {
      throw new IllegalArgumentException(
          "summary=LAST: a Transformer's last word has seen no more than the others; use FIRST, MEAN, MAX or ALL");
    }
  }

  /** Answers each word's vector, whose mean a classification head takes. */
  public TransformerNetwork(
      int hidden, int heads, int feedForward, int layers, Positions positions, int maxPositions) {
    this(hidden, heads, feedForward, layers, positions, maxPositions, Summary.ALL);
  }

  @Override
  public int width() {
    return hidden;
  }

  @Override
  public boolean tokenVectors() {
    return summary == Summary.ALL;
  }
}
