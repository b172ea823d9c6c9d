package io.rhema.training.graph.fuse;

/**
 * How many groups of operators became one.
 *
 * @param attentions scaled dot products over all heads, with the padding mask
 * @param skipLayerNorms residual additions with the normalisation behind them
 * @param gelus exact (erf) GELUs with the bias before them
 */
public record FusionReport(int attentions, int skipLayerNorms, int gelus) {

  public static final FusionReport NONE = new FusionReport(0, 0, 0);

  public FusionReport plus(FusionReport other) {
    return new FusionReport(
        attentions + other.attentions, skipLayerNorms + other.skipLayerNorms, gelus + other.gelus);
  }

  public int total() {
    return attentions + skipLayerNorms + gelus;
  }
}
