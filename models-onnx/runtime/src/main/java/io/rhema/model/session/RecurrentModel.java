package io.rhema.model.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.rhema.model.session.ModelSignature.Port;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An open language model that reads a text word by word and tells the next: {@code input_ids} and
 * the states {@code past_states.0.hidden} and so on come in, {@code logits} and {@code
 * present_states.0.hidden} and so on go out.
 *
 * <p>States are small and are copied, so that a step is a function of what it is given. Safe for
 * use by several threads at once, as {@link OnnxModel} is.
 */
public final class RecurrentModel implements AutoCloseable {
  private static final int[] TRIAL = {0, 1};

  private final SharedSession shared;
  private final DecoderPorts ports;
  private final Handle<RunSlot> handle;
  private final int vocabulary;

  private RecurrentModel(SharedSession shared, DecoderPorts ports) {
    this.shared = shared;
    this.ports = ports;
    int buffers = 1 + ports.pasts().size();
    handle = new Handle<>(List.of(shared), () -> new RunSlot(buffers, shared.key().options()));
    try {
      RecurrentStep first = step(start(), TRIAL);
      vocabulary = step(first.states(), TRIAL).scores().length;
    } catch (InferenceException e) {
      handle.close();
      throw new SessionException(
          "%s opens but does not read four words: %s".formatted(ports.graph(), e.getMessage()), e);
    }
  }

  /**
   * Opens a graph, or another handle to it, and tries it out.
   *
   * @throws SessionException when it cannot be opened, has no states or other inputs besides, or
   *     does not run
   */
  public static RecurrentModel open(ModelGraph graph, SessionOptions options) {
    SharedSession session =
        SharedSessions.share(GraphSource.of(graph.file()), graph.content(), options);
    DecoderPorts ports;
    try {
      ports = DecoderPorts.of(graph.name(), session.signature());
      check(ports);
    } catch (RuntimeException e) {
      SharedSessions.release(session);
      throw e;
    }
    return new RecurrentModel(session, ports);
  }

  private static void check(DecoderPorts ports) {
    Set<CacheKey> pasts = ports.pasts().keySet();
    if (pasts.isEmpty()
        || ports.mask().isPresent()
        || ports.branch().isPresent()
        || pasts.stream().anyMatch(key -> key.kind() != CacheKey.Kind.STATE)
        || !pasts.equals(ports.presents().keySet())) {
      throw new SessionException(
          "%s takes %s and gives %s; a recurrent language model takes states such as past_states.0.hidden, gives the same, and is fed nothing but input_ids besides"
              .formatted(ports.graph(), ports.pasts().values(), ports.presents().values()));
    }
    List<Port> floats = new ArrayList<>(ports.pasts().values());
    floats.addAll(ports.presents().values());
    floats.add(ports.logits());
    for (Port port : floats) {
      if (!port.type().equals("float")) {
        throw new SessionException("%s: %s must be of type float".formatted(ports.graph(), port));
      }
    }
    ports.pasts().values().forEach(port -> stateShape(ports.graph(), port));
  }

  /** Of one row: any number of rows can be fed, each of fixed size. */
  private static long[] stateShape(String graph, Port port) {
    long[] shape = port.shape().stream().mapToLong(Long::longValue).toArray();
    for (int axis = 1; axis < shape.length; axis++) {
      if (shape[axis] < 1) {
        throw new SessionException(
            "%s: %s must have a fixed size, or nobody knows what it begins with"
                .formatted(graph, port));
      }
    }
    if (shape.length == 0 || shape[0] > 1) {
      throw new SessionException(
          "%s: %s must have the rows as its first axis, any number of them".formatted(graph, port));
    }
    shape[0] = 1;
    return shape;
  }

  /** How many ids a word is chosen from. */
  public int vocabulary() {
    return vocabulary;
  }

  /** The states in front of the first word: zeros. */
  public List<FloatTensor> start() {
    return ports.pasts().values().stream()
        .map(
            port -> {
              long[] shape = stateShape(ports.graph(), port);
              int size = 1;
              for (long axis : shape) {
                size = Math.multiplyExact(size, Math.toIntExact(axis));
              }
              return new FloatTensor(new float[size], shape);
            })
        .toList();
  }

  /**
   * Reads some words.
   *
   * @param states {@link #start()}, or what the step before gave
   * @param ids one or more
   * @throws InferenceException when the native runtime refuses or fails, or says nothing of the
   *     next word
   * @throws InferenceCancelledException when {@link #cancel()} was called before or meanwhile
   */
  public RecurrentStep step(List<FloatTensor> states, int... ids) {
    RunSlot slot = handle.begin();
    try (Fed fed = new Fed()) {
      feed(fed, slot, states, ids);
      return run(fed, slot);
    } catch (OrtException e) {
      throw handle.failure("The model failed on %d words".formatted(ids.length), e);
    } finally {
      handle.end(slot);
    }
  }

  private void feed(Fed fed, RunSlot slot, List<FloatTensor> states, int... ids)
      throws OrtException {
    Element element = Element.of(ports.ids().type());
    ByteBuffer words = slot.buffer(0, ids.length * element.bytes());
    for (int id : ids) {
      element.put(words, id);
    }
    fed.own(ports.ids().name(), tensor(words, element, 1, ids.length));
    int index = 0;
    for (Port port : ports.pasts().values()) {
      FloatTensor state = states.get(index++);
      ByteBuffer values = slot.buffer(index, state.data().length * Float.BYTES);
      for (float value : state.data()) {
        values.putFloat(value);
      }
      fed.own(port.name(), tensor(values, Element.FLOAT, state.shape()));
    }
  }

  private static OnnxTensor tensor(ByteBuffer values, Element element, long... shape)
      throws OrtException {
    return OnnxTensor.createTensor(
        NativeEnvironment.get(), values.flip(), shape, element.javaType());
  }

  private RecurrentStep run(Fed fed, RunSlot slot) throws OrtException {
    Set<String> outputs = new LinkedHashSet<>(Set.of(ports.logits().name()));
    Map<CacheKey, Port> presents = ports.presents();
    // In the order in which they are fed again.
    ports.pasts().keySet().forEach(key -> outputs.add(presents.get(key).name()));
    try (OrtSession.Result result = shared.run(fed.feed(), outputs, slot.options())) {
      List<FloatTensor> states = new ArrayList<>();
      for (int i = 1; i < outputs.size(); i++) {
        OnnxTensor state = (OnnxTensor) result.get(i);
        float[] values = new float[state.getFloatBuffer().remaining()];
        state.getFloatBuffer().get(values);
        states.add(new FloatTensor(values, state.getInfo().getShape()));
      }
      return new RecurrentStep(last((OnnxTensor) result.get(0)), List.copyOf(states));
    }
  }

  /** What is said behind the last word. */
  private static float[] last(OnnxTensor logits) {
    long[] shape = logits.getInfo().getShape();
    int width = Math.toIntExact(shape[2]);
    int words = Math.toIntExact(shape[1]);
    float[] scores = new float[width];
    new TokenScores(logits.getFloatBuffer(), words, width).read(words - 1, scores);
    return scores;
  }

  /** Makes running and later steps of this handle fail soon; other handles are not affected. */
  public void cancel() {
    handle.cancel();
  }

  /** Gives this handle back. Idempotent. */
  @Override
  public void close() {
    handle.close();
  }
}
