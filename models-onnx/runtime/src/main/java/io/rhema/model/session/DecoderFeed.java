package io.rhema.model.session;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.rhema.model.session.CacheKey.Kind;
import io.rhema.model.session.ModelSignature.Port;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a decoder is fed at one step, and which row writes the translation of which source. */
final class DecoderFeed {
  /** Buffers of a slot that this uses. */
  static final int BUFFERS = 4;

  private final RunSlot slot;
  private final int ids;
  private final int mask;
  private final int branch;
  private final int nothing;
  private final int[] lengths;
  private final int columns;
  private final boolean whole;
  private int[] sources;
  private int[][] written;

  /**
   * @param slot gives the buffers
   * @param buffer the first of {@link #BUFFERS} that are free
   * @param batch the sources
   * @param whole whether each step is fed all that was written
   */
  DecoderFeed(RunSlot slot, int buffer, TokenBatch batch, boolean whole) {
    this.slot = slot;
    this.ids = buffer;
    this.mask = buffer + 1;
    this.branch = buffer + 2;
    this.nothing = buffer + 3;
    this.lengths = batch.lengths();
    this.columns = batch.columns();
    this.whole = whole;
    this.sources = new int[batch.rows()];
    Arrays.setAll(sources, row -> row);
    this.written = new int[batch.rows()][0];
  }

  int rows() {
    return sources.length;
  }

  /**
   * Row {@code i} becomes what row {@code from[i]} was.
   *
   * @return whether a row is another than before, and whether one has another source
   */
  boolean[] select(int[] from) {
    int[] selected = new int[from.length];
    int[][] texts = new int[from.length][];
    boolean moved = from.length != sources.length;
    for (int row = 0; row < from.length; row++) {
      selected[row] = sources[from[row]];
      texts[row] = written[from[row]];
      moved |= from[row] != row;
    }
    boolean otherSource = !Arrays.equals(selected, sources);
    sources = selected;
    written = texts;
    return new boolean[] {moved, otherSource};
  }

  /**
   * Everything that a graph declares.
   *
   * @param tokens the next of each row
   * @param useCache what a merged graph is told
   * @param context what stays the same
   * @param caches what the last step has given
   */
  Fed fill(DecoderPorts graph, int[] tokens, boolean useCache, Held context, Held caches)
      throws OrtException {
    Fed fed = new Fed();
    try {
      fed.own(graph.ids().name(), tokens(graph.ids(), tokens));
      if (graph.mask().isPresent()) {
        fed.own(graph.mask().get().name(), mask(graph.mask().get()));
      }
      if (graph.branch().isPresent()) {
        ByteBuffer flag = slot.buffer(branch, 1).put((byte) (useCache ? 1 : 0)).flip();
        fed.own(graph.branch().get().name(), tensor(flag, OnnxJavaType.BOOL, 1));
      }
      for (Map.Entry<CacheKey, Port> past : graph.pasts().entrySet()) {
        Held held = past.getKey().kind().stays() ? context : caches;
        String name = past.getValue().name();
        if (held.has(past.getKey())) {
          fed.lend(name, held.get(past.getKey()));
        } else {
          fed.own(name, nothing(past.getKey(), past.getValue(), graph.branch().isPresent()));
        }
      }
      return fed;
    } catch (OrtException | RuntimeException e) {
      fed.close();
      throw e;
    }
  }

  private OnnxTensor tokens(Port port, int[] tokens) throws OrtException {
    int step = 1;
    if (whole) {
      for (int row = 0; row < tokens.length; row++) {
        written[row] = Arrays.copyOf(written[row], written[row].length + 1);
        written[row][written[row].length - 1] = tokens[row];
      }
      step = written[0].length;
    }
    Element element = Element.of(port.type());
    // Room to grow, so that not every step of a text allocates.
    int room = Integer.highestOneBit(step) * 2;
    ByteBuffer buffer = slot.buffer(ids, tokens.length * room * element.bytes());
    for (int row = 0; row < tokens.length; row++) {
      for (int i = 0; i < step; i++) {
        element.put(buffer, whole ? written[row][i] : tokens[row]);
      }
    }
    return tensor(buffer.flip(), element.javaType(), tokens.length, step);
  }

  private OnnxTensor mask(Port port) throws OrtException {
    Element element = Element.of(port.type());
    ByteBuffer buffer = slot.buffer(mask, sources.length * columns * element.bytes());
    for (int source : sources) {
      for (int column = 0; column < columns; column++) {
        element.put(buffer, column < lengths[source] ? 1 : 0);
      }
    }
    return tensor(buffer.flip(), element.javaType(), sources.length, columns);
  }

  /**
   * A past of nothing, before the first step. A merged graph, which does not read it then, gets one
   * of a single position, as Optimum feeds it.
   */
  private OnnxTensor nothing(CacheKey key, Port port, boolean ignored) throws OrtException {
    List<Long> declared = port.shape();
    long[] shape = new long[declared.size()];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = Math.max(1, declared.get(axis));
    }
    shape[0] = sources.length;
    if (key.kind() == Kind.SELF || key.kind() == Kind.CROSS) {
      shape[2] = ignored ? 1 : 0;
    }
    OnnxJavaType type = OnnxJavaType.valueOf(port.type().toUpperCase(Locale.ROOT));
    int bytes = Math.toIntExact(Arrays.stream(shape).reduce(type.size, Math::multiplyExact));
    ByteBuffer zeros = slot.buffer(nothing, bytes);
    return tensor(zeros.limit(bytes), type, shape);
  }

  private static OnnxTensor tensor(ByteBuffer data, OnnxJavaType type, long... shape)
      throws OrtException {
    return OnnxTensor.createTensor(NativeEnvironment.get(), data, shape, type);
  }
}
