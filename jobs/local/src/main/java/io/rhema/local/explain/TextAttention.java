package io.rhema.local.explain;

import io.rhema.model.bundle.ModelId;

/**
 * What the tokens of a text look at in one layer of an encoder.
 *
 * @param model whose encoder it is
 * @param text the whole text
 * @param attention mean over the heads, special tokens included
 * @param layer from 1
 * @param layers that there are
 * @param leftOut sub-words at the end that did not fit the first window, and are not shown
 */
public record TextAttention(
    ModelId model, String text, AttentionMatrix attention, int layer, int layers, int leftOut) {

  /** Which layer of which model this is, in words. */
  String layerOfModel() {
    return "%s, layer %d of %d".formatted(model, layer, layers);
  }

  /** What is not shown, in words. */
  String remark() {
    return leftOut == 0
        ? ""
        : "Only the first window is shown; %,d sub-words come behind it.".formatted(leftOut);
  }
}
