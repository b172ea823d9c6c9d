package io.rhema.training.graph.layer;

import io.rhema.training.graph.GraphBuilder;
import java.util.List;

/**
 * The positions of the tokens at hand, as values that the graph computes.
 *
 * @param start int64 {@code [1]}, position of the first
 * @param end int64 {@code [1]}, position behind the last
 */
public record Span(String start, String end) {

  /** All tokens of a row from the first on. */
  public static Span fromFirst(GraphBuilder b, String name, String ids) {
    String start = b.longs(name + "/start", new long[] {0}, 1);
    return new Span(start, length(b, name + "/end", ids, 1));
  }

  /**
   * Tokens behind others that are cached.
   *
   * @param cache {@code [batch, heads, past, dim]}
   */
  public static Span behind(GraphBuilder b, String name, String ids, String cache) {
    String start = length(b, name + "/start", cache, 2);
    String count = length(b, name + "/count", ids, 1);
    return new Span(start, b.op("Add", name + "/end", List.of(start, count)));
  }

  /** The positions of these tokens, int64 {@code [tokens]}. */
  public String positions(GraphBuilder b, String name) {
    return range(b, name, start);
  }

  /** The positions from the row's first token on, int64. */
  public String positionsFromFirst(GraphBuilder b, String name) {
    return range(b, name, b.longs(name + "/first", new long[] {0}, 1));
  }

  private String range(GraphBuilder b, String name, String from) {
    String first = b.op("Squeeze", name + "/from", List.of(from));
    String limit = b.op("Squeeze", name + "/to", List.of(end));
    return b.op("Range", name, List.of(first, limit, b.longs(name + "/by", new long[] {1})));
  }

  private static String length(GraphBuilder b, String name, String value, int axis) {
    String shape = b.op("Shape", name + "/shape", List.of(value));
    return b.op("Gather", name, List.of(shape, b.longs(name + "/axis", new long[] {axis}, 1)));
  }
}
