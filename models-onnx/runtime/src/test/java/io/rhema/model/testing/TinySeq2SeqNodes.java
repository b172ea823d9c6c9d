package io.rhema.model.testing;

import java.util.ArrayList;
import java.util.List;

/** Writes the nodes of {@link TinySeq2Seq}; their names have a prefix, so that two fit one file. */
final class TinySeq2SeqNodes {
  static final List<String> PARTS = List.of("key", "value");

  private static final int SIZE = TinySeq2SeqWeights.WIDTH / TinySeq2SeqWeights.HEADS;

  private final OnnxFile file;
  private final String prefix;
  private int count;

  TinySeq2SeqNodes(OnnxFile file, String prefix) {
    this.file = file;
    this.prefix = prefix;
  }

  private String name() {
    return prefix + "t" + count++;
  }

  private String add(String type, String... inputs) {
    String output = name();
    file.node(type, output, inputs);
    return output;
  }

  private String add(String type, String attribute, long value, String... inputs) {
    String output = name();
    file.node(type, attribute, value, output, inputs);
    return output;
  }

  private String transpose(String input, long... axes) {
    String output = name();
    file.node("Transpose", "perm", axes, output, input);
    return output;
  }

  private String axis(String tensor, String number) {
    return add("Gather", add("Shape", tensor), number);
  }

  /**
   * Vectors of tokens and of their positions.
   *
   * @param past number of positions that went before, or null for none
   */
  String embed(String ids, String past) {
    String length = axis(ids, "one");
    String from = past == null ? "zero" : past;
    String positions = add("Range", from, add("Add", from, length), "one");
    return add("Add", add("Gather", "tokens", ids), add("Gather", "positions", positions));
  }

  /**
   * {@code [batch, length, width]} by a matrix, cut into heads: {@code [batch, heads, length,
   * size]}.
   */
  String heads(String input, String weight) {
    String product = add("MatMul", input, weight);
    return transpose(add("Reshape", product, "split"), 0, 2, 1, 3);
  }

  /**
   * A step of the decoder.
   *
   * @param past whether what was written before is in caches
   * @param source whether keys and values of the source are in caches
   * @param named whether the results get the names of a decoder's outputs
   */
  List<String> decode(boolean past, boolean source, boolean named) {
    List<String> outputs = new ArrayList<>();
    String before = past ? axis("past_key_values.0.decoder.key", "two") : null;
    String x = embed("input_ids", before);
    String step = axis("input_ids", "one");
    String from = past ? before : "zero";
    String all = add("Add", from, step);
    String later =
        add(
            "Greater",
            add("Unsqueeze", add("Range", "zero", all, "one"), "axis_0"),
            add("Unsqueeze", add("Range", from, all, "one"), "axis_1"));
    String causal = add("Mul", add("Cast", "to", 1, later), "minus");
    String shown = add("Cast", "to", 1, "encoder_attention_mask");
    String hidden = add("Mul", add("Sub", "unit", shown), "minus");
    String padding = add("Unsqueeze", hidden, "axes_1_2");
    for (int layer = 0; layer < TinySeq2SeqWeights.LAYERS; layer++) {
      List<String> written = new ArrayList<>();
      for (String part : PARTS) {
        String fresh = heads(x, "self_%s_%d".formatted(part, layer));
        String old = "past_key_values.%d.decoder.%s".formatted(layer, part);
        written.add(past ? add("Concat", "axis", 2, old, fresh) : fresh);
      }
      x = attend(x, "self", layer, written, causal, false);
      List<String> read = new ArrayList<>();
      for (String part : PARTS) {
        String cache = "past_key_values.%d.encoder.%s".formatted(layer, part);
        String weight = "cross_%s_%d".formatted(part, layer);
        read.add(source ? add("Identity", cache) : heads("encoder_hidden_states", weight));
      }
      x = attend(x, "cross", layer, read, padding, past);
      outputs.add(written.get(0));
      outputs.add(read.get(0));
      outputs.add(written.get(1));
      outputs.add(read.get(1));
    }
    outputs.add(add("Add", add("MatMul", x, "output"), "bias"));
    return prefix.isEmpty() ? rename(outputs, named) : outputs;
  }

  /** Residual attention; the weights of the source's get a name where the graph shows them. */
  private String attend(
      String x, String kind, int layer, List<String> keysValues, String mask, boolean shown) {
    String query = heads(x, "%s_query_%d".formatted(kind, layer));
    String products = add("MatMul", query, transpose(keysValues.get(0), 0, 1, 3, 2));
    String weights = add("Softmax", "axis", -1, add("Add", add("Mul", products, "scale"), mask));
    if (shown && prefix.isEmpty()) {
      file.node("Identity", "cross_attentions." + layer, weights);
    }
    String found = transpose(add("MatMul", weights, keysValues.get(1)), 0, 2, 1, 3);
    return add("Add", x, add("Tanh", add("Reshape", found, "join")));
  }

  private List<String> rename(List<String> outputs, boolean caches) {
    List<String> names = names();
    for (int i = caches ? 0 : names.size() - 1; i < names.size(); i++) {
      file.node("Identity", names.get(i), outputs.get(i));
    }
    return names;
  }

  /** The outputs of a decoder, in the order in which they are made here. */
  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int layer = 0; layer < TinySeq2SeqWeights.LAYERS; layer++) {
      for (String part : PARTS) {
        names.add("present.%d.decoder.%s".formatted(layer, part));
        names.add("present.%d.encoder.%s".formatted(layer, part));
      }
    }
    names.add("logits");
    return names;
  }

  /** Makes this the branch with a cache, and another the one without. */
  List<String> branch(TinySeq2SeqNodes without) {
    decode(true, true, true).forEach(name -> file.output(name, "float", null));
    without.decode(false, false, true).forEach(name -> without.file.output(name, "float", null));
    return names();
  }

  /** Constants that the nodes name. */
  static void addConstants(OnnxFile file) {
    file.scalar("zero", 0).scalar("one", 1).scalar("two", 2);
    file.longs("axis_0", 0).longs("axis_1", 1).longs("axes_1_2", 1, 2);
    file.longs("split", 0, 0, TinySeq2SeqWeights.HEADS, SIZE);
    file.longs("join", 0, 0, TinySeq2SeqWeights.WIDTH);
    file.floats("minus", new long[] {1}, -1e9f).floats("unit", new long[] {1}, 1);
    file.floats("scale", new long[] {1}, (float) (1 / Math.sqrt(SIZE)));
  }
}
