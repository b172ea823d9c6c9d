package io.rhema.training.graph.quantize;

import java.util.List;

/**
 * What the quantizer did.
 *
 * @param matrices names of weight matrices that are int8 now
 * @param embeddings names of embedding tables that are int8 now
 * @param keptFloat names of weight matrices that stayed float, by option or as a head
 */
public record QuantizeReport(
    List<String> matrices, List<String> embeddings, List<String> keptFloat) {}
