package io.rhema.model.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * A classifier in a few hundred bytes: each token id has its own logits, those of a text are the
 * mean over its tokens, padding excluded.
 *
 * <p>Graph: {@code ids ▸ Gather(table) ▸ × mask ▸ sum ÷ count ▸ logits}. The setters vary how it is
 * declared, as exporters do.
 */
public final class TinyClassifier {
  private final float[][] table;
  private String ids = "input_ids";
  private String idsType = "int64";
  private String mask = "attention_mask";
  private String maskType = "int64";
  private String types;
  private String positions;
  private int positionCount;
  private Object rows = "batch";
  private Object columns = "sequence";
  private String output = "logits";
  private String outputType = "float";
  private boolean declaresLabels = true;
  private int slowNodes;

  /**
   * @param table the logits of each token id: {@code [vocabulary, labels]}
   */
  public TinyClassifier(float[][] table) {
    this.table = table;
  }

  public TinyClassifier ids(String name, String type) {
    ids = name;
    idsType = type;
    return this;
  }

  public TinyClassifier mask(String name, String type) {
    mask = name;
    maskType = type;
    return this;
  }

  /** No mask input: every token counts, padding too. */
  public TinyClassifier withoutMask() {
    mask = null;
    return this;
  }

  /** An input for token types, of the ids' element type; a type other than 0 fails. */
  public TinyClassifier types(String name) {
    types = name;
    return this;
  }

  /**
   * An input for positions, of the ids' element type.
   *
   * @param count how many positions there are, from 0; any other fails
   */
  public TinyClassifier positions(String name, int count) {
    positions = name;
    positionCount = count;
    return this;
  }

  public TinyClassifier fixedRows(int count) {
    rows = count;
    return this;
  }

  public TinyClassifier fixedColumns(int count) {
    columns = count;
    return this;
  }

  public TinyClassifier output(String name, String type) {
    output = name;
    outputType = type;
    return this;
  }

  /** Leaves the number of labels open in the output's declared shape. */
  public TinyClassifier withoutDeclaredLabels() {
    declaresLabels = false;
    return this;
  }

  /** Adds nodes that take time with large batches and change nothing. */
  public TinyClassifier slow(int nodes) {
    slowNodes = nodes;
    return this;
  }

  /** The bytes of {@code model.onnx}. */
  public byte[] toBytes() {
    int labels = table[0].length;
    List<Object> batch = List.of(rows, columns);
    OnnxFile file = new OnnxFile().input(ids, idsType, batch);
    file.floats("table", new long[] {table.length, labels}, flat());
    file.node("Gather", "words", "table", ids);
    String sum = addSlowNodes(file, addTypesAndPositions(file, batch, "words", labels));
    if (mask == null) {
      file.mean(1, "mean", sum);
    } else {
      file.input(mask, maskType, batch).longs("axis_1", 1).longs("axis_2", 2);
      file.node("Cast", "to", OnnxFile.elementType("float"), "weights", mask);
      file.node("Unsqueeze", "weights_3", "weights", "axis_2")
          .node("Mul", "shown", sum, "weights_3");
      file.node("ReduceSum", "keepdims", 0, "total", "shown", "axis_1");
      file.node("ReduceSum", "keepdims", 1, "count", "weights", "axis_1");
      file.node("Div", "mean", "total", "count");
    }
    file.node("Cast", "to", OnnxFile.elementType(outputType), output, "mean");
    return file.output(output, outputType, List.of(rows, declaresLabels ? labels : "labels"))
        .toBytes();
  }

  private String addTypesAndPositions(OnnxFile file, List<Object> batch, String words, int labels) {
    String sum = words;
    if (types != null) {
      file.input(types, idsType, batch);
      file.floats("type_table", new long[] {1, labels}, new float[labels]);
      file.node("Gather", "typed", "type_table", types).node("Add", "words_typed", sum, "typed");
      sum = "words_typed";
    }
    if (positions != null) {
      // Position p adds 0.001 p to every logit: wrong positions show.
      float[] ramp = new float[positionCount * labels];
      for (int i = 0; i < ramp.length; i++) {
        int position = i / labels;
        ramp[i] = position * 0.001f;
      }
      file.input(positions, idsType, batch);
      file.floats("position_table", new long[] {positionCount, labels}, ramp);
      file.node("Gather", "placed", "position_table", positions);
      file.node("Add", "words_placed", sum, "placed");
      sum = "words_placed";
    }
    return sum;
  }

  private String addSlowNodes(OnnxFile file, String words) {
    if (slowNodes == 0) {
      return words;
    }
    String last = words;
    for (int i = 0; i < slowNodes; i++) {
      file.node("Erf", "slow_" + i, last);
      last = "slow_" + i;
    }
    file.floats("nothing", new long[] {1}, 0f).node("Mul", "slow_nothing", last, "nothing");
    file.node("Add", "words_slow", words, "slow_nothing");
    return "words_slow";
  }

  private float[] flat() {
    List<Float> values = new ArrayList<>();
    for (float[] row : table) {
      for (float value : row) {
        values.add(value);
      }
    }
    float[] flat = new float[values.size()];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = values.get(i);
    }
    return flat;
  }
}
