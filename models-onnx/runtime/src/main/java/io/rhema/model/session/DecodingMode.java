package io.rhema.model.session;

/**
 * How a text is decoded.
 *
 * @param cached whether each step goes on from what the last one has computed, rather than reading
 *     all that was written again
 * @param normalized whether steps answer with logarithms of probabilities, rather than logits
 * @param attention whether the attention to the source is kept, where the graph tells it
 */
public record DecodingMode(boolean cached, boolean normalized, boolean attention) {
  /** With a cache, logarithms of probabilities, no attention. */
  public static final DecodingMode USUAL = new DecodingMode(true, true, false);
}
