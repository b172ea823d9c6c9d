package io.rhema.training.graph.quantize;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the quantizer did.
 *
 * @param matrices names of weight matrices that are int8 now
 * @param embeddings names of embedding tables that are int8 now
 * @param keptFloat names of weight matrices that stayed float, by option or as a head
 */
public record QuantizeReport(
    List<String> matrices, List<String> embeddings, List<String> keptFloat) {

  public static final QuantizeReport NONE = new QuantizeReport(List.of(), List.of(), List.of());

  /** That of several graphs; a weight that two have is counted once. */
  public QuantizeReport plus(QuantizeReport other) {
    return new QuantizeReport(
        union(matrices, other.matrices),
        union(embeddings, other.embeddings),
        union(keptFloat, other.keptFloat));
  }

  private static List<String> union(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }
}
