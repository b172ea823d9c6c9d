package io.rhema.model.testing;

import java.util.List;

/**
 * An encoder in a few hundred bytes and any number of heads on it: each token id has its own
 * vector, and each head shows some of its dimensions, for each token or as the mean over the tokens
 * of a row, padding excluded.
 *
 * <p>Graph: {@code input_ids ▸ Gather(table) ▸ + Gather(shape_table, shape_ids) ▸ hidden}, and from
 * there {@code Slice ▸ × mask ▸ sum ÷ count} or {@code Slice} alone.
 */
public final class TinyEncoder {
  private static final List<Object> OPEN = List.of("batch", "sequence");

  private final OnnxFile file = new OnnxFile();
  private final List<Object> batch;

  /**
   * @param table the vector of each token id: {@code [vocabulary, dimensions]}
   */
  public TinyEncoder(float[][] table) {
    this(table, OPEN);
  }

  private TinyEncoder(float[][] table, List<Object> batch) {
    this.batch = batch;
    file.input("input_ids", "int64", batch).input("attention_mask", "int64", batch);
    file.floats("table", new long[] {table.length, table[0].length}, flat(table));
    file.node("Gather", "hidden", "table", "input_ids");
    file.longs("axis_1", 1).longs("axis_2", 2);
    file.node("Cast", "to", OnnxFile.elementType("float"), "weights", "attention_mask");
    file.node("Unsqueeze", "weights_3", "weights", "axis_2");
    file.node("ReduceSum", "keepdims", 1, "count", "weights", "axis_1");
  }

  /** An encoder whose runs have so many rows and columns, whatever is asked. */
  public static TinyEncoder fixed(float[][] table, int rows, int columns) {
    return new TinyEncoder(table, List.of(rows, columns));
  }

  /**
   * A head that answers for each row.
   *
   * @param hidden the encoder's vectors, as {@link #hidden} or {@link #hiddenWithShape} name them
   * @param from the first dimension that is shown
   * @param to the one behind the last
   */
  public TinyEncoder perRow(String output, String hidden, int from, int to) {
    String part = slice(output, hidden, from, to);
    file.node("Mul", output + "_shown", part, "weights_3");
    file.node("ReduceSum", "keepdims", 0, output + "_total", output + "_shown", "axis_1");
    file.node("Div", output, output + "_total", "count");
    file.output(output, "float", List.of(batch.get(0), to - from));
    return this;
  }

  /** A head that answers for each token. */
  public TinyEncoder perToken(String output, String hidden, int from, int to) {
    file.node("Identity", output, slice(output, hidden, from, to));
    file.output(output, "float", List.of(batch.get(0), batch.get(1), to - from));
    return this;
  }

  /** The vectors of the tokens. */
  public String hidden() {
    return "hidden";
  }

  /**
   * The same plus a vector for the shape of the token's word, from a further input {@code
   * shape_ids}.
   *
   * @param table the vector of each shape: {@code [8, dimensions]}
   */
  public String hiddenWithShape(float[][] table) {
    file.input("shape_ids", "int64", batch);
    file.floats("shape_table", new long[] {table.length, table[0].length}, flat(table));
    file.node("Gather", "shape", "shape_table", "shape_ids");
    file.node("Add", "hidden_shaped", "hidden", "shape");
    return "hidden_shaped";
  }

  private String slice(String output, String hidden, int from, int to) {
    file.longs(output + "_from", from).longs(output + "_to", to);
    file.node("Slice", output + "_part", hidden, output + "_from", output + "_to", "axis_2");
    return output + "_part";
  }

  /** The bytes of {@code model.onnx}. */
  public byte[] toBytes() {
    return file.toBytes();
  }

  private static float[] flat(float[][] table) {
    float[] flat = new float[table.length * table[0].length];
    for (int row = 0; row < table.length; row++) {
      System.arraycopy(table[row], 0, flat, row * table[0].length, table[0].length);
    }
    return flat;
  }
}
