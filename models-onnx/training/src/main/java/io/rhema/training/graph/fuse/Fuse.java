package io.rhema.training.graph.fuse;

import io.rhema.training.graph.OnnxGraph;

/**
 * Rewrites a transformer encoder to ONNX Runtime's fused operators. The results stay the same up to
 * rounding.
 *
 * <p>The projections before the attention stay ordinary matrix products, which the quantizer then
 * treats like all others.
 */
public final class Fuse {

  private Fuse() {}

  /** Fuses what is recognised, in place. */
  public static FusionReport apply(OnnxGraph graph) {
    int attentions = AttentionFusion.apply(graph);
    int gelus = GeluFusion.apply(graph);
    int norms = SkipLayerNormFusion.apply(graph);
    FusionReport report = new FusionReport(attentions, norms, gelus);
    if (report.total() > 0) {
      graph.prune();
    }
    return report;
  }
}
