package io.rhema.training.graph.quantize;

import java.util.Map;
import java.util.Optional;

/**
 * The largest magnitude that each channel of an activation was seen to take.
 *
 * @param byValue magnitudes, one for each channel, by the activation's name in the graph
 */
public record ChannelMagnitudes(Map<String, float[]> byValue) {

  /** Nothing was measured. */
  public static final ChannelMagnitudes NONE = new ChannelMagnitudes(Map.of());

  public ChannelMagnitudes {
    byValue = Map.copyOf(byValue);
  }

  Optional<float[]> of(String value) {
    return Optional.ofNullable(byValue.get(value));
  }
}
