package io.rhema.training.graph.fuse;

/**
 * How many groups of operators became one.
 *
 * @param attentions scaled dot products over all heads, with the padding mask
 * @param skipLayerNorms residual additions with the normalisation behind them
 * @param gelus exact (erf) GELUs with the bias before them
 */
public record FusionReport(int attentions, int skipLayerNorms, int gelus) {

  public int total() {
    return attentions + skipLayerNorms + gelus;
  }
}
