package io.rhema.training.graph.word;

import io.rhema.training.graph.layer.Cell;
import java.util.Objects;

/**
 * Recurrent layers on word vectors, each on the one below.
 *
 * @param cell what the layers do at each word
 * @param embedding length of a word's vector
 * @param hidden length of a layer's vector, in each direction
 * @param layers how many
 * @param bidirectional whether each layer reads from both ends
 * @param summary what of the last layer is answered: {@code LAST}, {@code MEAN}, {@code MAX} or
 *     {@code ALL}
 */
public record RecurrentNetwork(
    Cell cell, int embedding, int hidden, int layers, boolean bidirectional, Summary summary)
    implements WordNetwork {

  public RecurrentNetwork {
    Objects.requireNonNull(cell, "cell");
    Objects.requireNonNull(summary, "summary");
    Sizes.requirePositive("embedding", embedding);
    Sizes.requirePositive("hidden", hidden);
    Sizes.requirePositive("layers", layers);
    if (summary == Summary.FIRST) {
      throw new IllegalArgumentException(
          "summary=FIRST: a recurrent network has read nothing yet at the first word; use LAST, MEAN, MAX or ALL");
    }
  }

  /** How many directions each layer reads in. */
  public int directions() {
    return bidirectional ? 2 : 1;
  }

  @Override
  public int width() {
    return directions() * hidden;
  }

  @Override
  public boolean tokenVectors() {
    return summary == Summary.ALL;
  }
}
