package io.rhema.training.graph.bundle;

import io.rhema.model.bundle.Precision;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.fuse.Fuse;
import io.rhema.training.graph.fuse.FusionReport;
import io.rhema.training.graph.quantize.ActivationScale;
import io.rhema.training.graph.quantize.Quantize;
import io.rhema.training.graph.quantize.QuantizeOptions;
import io.rhema.training.graph.quantize.QuantizeReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes the int8 bundle that is served from the float bundle that was trained. */
public final class BundleQuantizer {

  private BundleQuantizer() {}

  /**
   * What became of the graph.
   *
   * @param fused operators that were fused
   * @param quantised weights that are int8 now
   */
  public record Result(FusionReport fused, QuantizeReport quantised) {}

  /**
   * Reads the bundle {@code in} and writes the bundle {@code out}.
   *
   * @param out a folder that does not exist yet, or is empty; it appears when it is complete
   * @throws io.rhema.model.bundle.BundleException when {@code in} is no valid bundle
   * @throws GraphException when there is nothing to quantise, or {@code out} is in use
   * @throws IOException when a file cannot be read or written
   */
  public static Result quantize(Path in, Path out, QuantizeOptions options) throws IOException {
    return rewrite(in, out, options, List.of());
  }

  /**
   * The same with {@linkplain ActivationScale#FIXED scales fixed} by texts, whatever the options
   * say of them.
   *
   * @param texts like those that the model will read
   */
  public static Result quantize(Path in, Path out, QuantizeOptions options, List<String> texts)
      throws IOException {
    return rewrite(in, out, options.with(ActivationScale.FIXED), texts);
  }

  private static Result rewrite(Path in, Path out, QuantizeOptions options, List<String> texts)
      throws IOException {
    BundleRewrite rewrite = BundleRewrite.open(in, out);
    BundleCalibration calibration = BundleCalibration.of(rewrite.bundle(), texts);
    FusionReport fused = FusionReport.NONE;
    QuantizeReport quantised = QuantizeReport.NONE;
    for (OnnxGraph graph : rewrite.graphs().values()) {
      fused = fused.plus(Fuse.apply(graph));
      quantised =
          quantised.plus(
              Quantize.apply(
                  graph, options, calibration.normalised(graph), calibration.all(graph)));
    }
    if (quantised.matrices().isEmpty()
        && (quantised.embeddings().isEmpty() || rewrite.precision() == Precision.INT8)) {
      throw new GraphException(
          "%s has no float weights to quantise (precision %s); give the bundle that was trained"
              .formatted(in, rewrite.precision()));
    }
    rewrite.write(Precision.INT8, section(fused, quantised, options));
    return new Result(fused, quantised);
  }

  private static String section(
      FusionReport fused, QuantizeReport quantised, QuantizeOptions options) {
    return """

        ## Number format

        int8, made from the fp32 weights without further training%s.

        - Weight matrices: %d, with one scale for each output column%s.
        - Embedding tables: %d, with one scale for each row.
        - Activations: %s. Those behind
          normalisations are balanced against the weights first, by what a run over random sub-words
          showed.
        - fp32: biases, normalisations, attention scores%s.
        - Fused: %d attentions, %d residual normalisations, %d GELUs.

        Quantise again with reduced range for x86 processors that have AVX2 but not VNNI.
        """
        .formatted(
            options.activations() == ActivationScale.FIXED ? "" : " or data",
            quantised.matrices().size(),
            options.reduceRange() ? ", in 7 of 8 bits (reduced range)" : "",
            quantised.embeddings().size(),
            scales(options.activations()),
            quantised.keptFloat().isEmpty() ? "" : ", the last layer before each output",
            fused.attentions(),
            fused.skipLayerNorms(),
            fused.gelus());
  }

  private static String scales(ActivationScale activations) {
    return switch (activations) {
      case BATCH -> "quantised while the model runs, with one scale for each batch";
      case TOKEN -> "quantised while the model runs, with one scale for each token";
      case FIXED ->
          "one scale for each, fixed by what texts showed; behind a GELU and in a decoder, quantised"
              + " while the model runs, with one scale for each token";
    };
  }
}
