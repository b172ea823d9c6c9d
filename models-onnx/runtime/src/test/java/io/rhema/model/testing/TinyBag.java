package io.rhema.model.testing;

import java.util.List;

/**
 * A classifier of bags of words: {@code Gather(table, input_ids) × token_weights ▸ sum + bias ▸
 * logits}. A row whose weights are all 0 is answered by the bias.
 */
public final class TinyBag {
  private final float[][] table;
  private final float[] bias;

  /**
   * @param table the logits of each word id: {@code [vocabulary, labels]}
   * @param bias the logits of no words
   */
  public TinyBag(float[][] table, float... bias) {
    this.table = table;
    this.bias = bias;
  }

  /** The bytes of {@code model.onnx}. */
  public byte[] toBytes() {
    int labels = bias.length;
    float[] flat = new float[table.length * labels];
    for (int row = 0; row < table.length; row++) {
      System.arraycopy(table[row], 0, flat, row * labels, labels);
    }
    List<Object> batch = List.of("batch", "words");
    return new OnnxFile()
        .input("input_ids", "int64", batch)
        .input("token_weights", "float", batch)
        .floats("table", new long[] {table.length, labels}, flat)
        .floats("bias", new long[] {labels}, bias)
        .longs("axis_1", 1)
        .longs("axis_2", 2)
        .node("Gather", "known", "table", "input_ids")
        .node("Unsqueeze", "weights", "token_weights", "axis_2")
        .node("Mul", "weighed", "known", "weights")
        .node("ReduceSum", "keepdims", 0, "sum", "weighed", "axis_1")
        .node("Add", "logits", "sum", "bias")
        .output("logits", "float", List.of("batch", labels))
        .toBytes();
  }
}
