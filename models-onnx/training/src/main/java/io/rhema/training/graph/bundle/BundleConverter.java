package io.rhema.training.graph.bundle;

import io.rhema.model.bundle.Precision;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.fuse.Unfuse;
import io.rhema.training.graph.half.HalfPrecision;
import io.rhema.training.graph.quantize.Dequantize;
import java.io.IOException;
import java.nio.file.Path;

/** Rebuilds a float bundle, in standard operators, from the int8 one that is served. */
public final class BundleConverter {

  private BundleConverter() {}

  /**
   * Reads the bundle {@code in} and writes the bundle {@code out} in another precision.
   *
   * @param out a folder that does not exist yet, or is empty; it appears when it is complete
   * @param precision FP32, to train further or to run anywhere, or FP16, for GPUs
   * @return how many products and look-ups were int8
   * @throws io.rhema.model.bundle.BundleException when {@code in} is no valid bundle
   * @throws GraphException when the graph is not one that this program can convert, or {@code out}
   *     is in use
   * @throws IOException when a file cannot be read or written
   */
  public static int convert(Path in, Path out, Precision precision) throws IOException {
    if (precision == Precision.INT8) {
      throw new GraphException("A bundle is made int8 by quantising it; convert to fp32 or fp16");
    }
    BundleRewrite rewrite = BundleRewrite.open(in, out);
    if (rewrite.precision() == Precision.FP16) {
      throw new GraphException(
          "%s is fp16; convert the int8 or fp32 bundle it was made from".formatted(in));
    }
    if (rewrite.graphs().size() > 1) {
      throw new GraphException(
          "%s has the graphs %s; only models of one graph can be converted: keep the fp32 bundle that an int8 one was made from"
              .formatted(in, rewrite.graphs().keySet()));
    }
    OnnxGraph graph = rewrite.graphs().values().iterator().next();
    int restored = Dequantize.apply(graph);
    if (restored == 0 && rewrite.precision() == Precision.INT8) {
      throw new GraphException(
          "%s is int8, but not in a form that this program writes; convert the model it was made from"
              .formatted(in));
    }
    Unfuse.apply(graph);
    if (precision == Precision.FP16) {
      HalfPrecision.apply(graph);
    }
    rewrite.write(precision, section(restored, precision));
    return restored;
  }

  private static String section(int restored, Precision precision) {
    String source =
        restored == 0
            ? "the fp32 bundle"
            : "the int8 bundle: the %d weights that were int8 keep that rounding, while activations are no longer rounded. Accuracy is that of the int8 bundle or a little better"
                .formatted(restored);
    String half =
        precision == Precision.FP16
            ? " It computes in half precision, except for its normalisations."
            : "";
    return "\n## Converted\n\nRebuilt in %s, in standard ONNX operators, from %s.%s\n"
        .formatted(precision == Precision.FP16 ? "fp16" : "fp32", source, half);
  }
}
