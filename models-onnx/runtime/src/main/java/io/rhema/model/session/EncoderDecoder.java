package io.rhema.model.session;

import ai.onnxruntime.OrtException;
import io.rhema.model.session.ModelSignature.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An open model that reads a source once and writes token by token: a handle to the shared sessions
 * of its graphs and of the small helper graphs around them.
 *
 * <p>Three layouts run alike: a decoder with a second graph for the later steps, a merged one with
 * a branch for each, and a single one whose past may be empty; see {@link EncoderDecoderGraphs}.
 * Safe for use by several threads at once, as {@link OnnxModel} is.
 */
public final class EncoderDecoder implements AutoCloseable {
  private final Seq2SeqPlan plan;
  private final SessionOptions options;
  private final Sessions sessions;
  private final Handle<RunSlot> handle;

  /** All of them count this handle. */
  record Sessions(
      SharedSession encoder,
      SharedSession first,
      Optional<SharedSession> next,
      Map<String, LastPosition> lastPositions,
      Optional<RowGather> caches,
      Optional<RowGather> context,
      Optional<RowGather> wholeContext,
      List<SharedSession> all) {}

  private EncoderDecoder(Seq2SeqPlan plan, SessionOptions options, Sessions sessions) {
    this.plan = plan;
    this.options = options;
    this.sessions = sessions;
    this.handle = new Handle<>(sessions.all(), this::newSlot);
  }

  /**
   * Opens the graphs, or another handle to them.
   *
   * @throws SessionException when one cannot be opened, has inputs that a decoder is not fed, or
   *     they do not fit together
   */
  public static EncoderDecoder open(EncoderDecoderGraphs graphs, SessionOptions options) {
    List<SharedSession> opened = new ArrayList<>();
    try {
      SharedSession encoder = share(graphs.encoder(), options, opened);
      SharedSession first = share(graphs.decoder(), options, opened);
      Optional<SharedSession> withPast =
          graphs.withPast().map(graph -> share(graph, options, opened));
      Seq2SeqPlan plan =
          Seq2SeqPlan.of(
              graphs.encoder().name(),
              encoder.signature(),
              DecoderPorts.of(graphs.decoder().name(), first.signature()),
              withPast.map(
                  session ->
                      DecoderPorts.of(
                          graphs.withPast().orElseThrow().name(), session.signature())));
      Optional<SharedSession> next =
          withPast.or(() -> plan.next().isPresent() ? Optional.of(first) : Optional.empty());
      return new EncoderDecoder(
          plan,
          options,
          new Sessions(
              encoder,
              first,
              next,
              lastPositions(plan, options, opened),
              gather(plan.caches(), plan, options, opened),
              gather(plan.context(), plan, options, opened),
              gather(plan.wholeContext(), plan, options, opened),
              List.copyOf(opened)));
    } catch (RuntimeException e) {
      opened.forEach(SharedSessions::release);
      throw e;
    }
  }

  private static SharedSession share(
      ModelGraph graph, SessionOptions options, List<SharedSession> opened) {
    SharedSession session =
        SharedSessions.share(GraphSource.of(graph.file()), graph.content(), options);
    opened.add(session);
    return session;
  }

  private static Map<String, LastPosition> lastPositions(
      Seq2SeqPlan plan, SessionOptions options, List<SharedSession> opened) {
    Map<String, LastPosition> byType = new LinkedHashMap<>();
    List<Port> logits = new ArrayList<>(List.of(plan.first().logits()));
    plan.next().ifPresent(graph -> logits.add(graph.logits()));
    for (Port port : logits) {
      if (!byType.containsKey(port.type())) {
        LastPosition last = LastPosition.open(port.type(), options);
        opened.add(last.session());
        byType.put(port.type(), last);
      }
    }
    return byType;
  }

  private static Optional<RowGather> gather(
      Set<CacheKey> keys, Seq2SeqPlan plan, SessionOptions options, List<SharedSession> opened) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    Map<CacheKey, String> types = new LinkedHashMap<>();
    keys.forEach(key -> types.put(key, plan.type(key)));
    RowGather gather = RowGather.open(types, options);
    opened.add(gather.session());
    return Optional.of(gather);
  }

  private RunSlot newSlot() throws OrtException {
    return new RunSlot(plan.encoder().inputs().size() + Decoding.BUFFERS, options);
  }

  /** Whether a step can go on from what the last one has computed. */
  public boolean cached() {
    return plan.next().isPresent();
  }

  /** Whether a step can read again all that was written; not so with a recurrent decoder. */
  public boolean rereads() {
    return !plan.first().recurrent();
  }

  /** Whether steps tell their attention to the source. */
  public boolean attends() {
    return plan.first().attention().isPresent()
        && plan.next().map(graph -> graph.attention().isPresent()).orElse(true);
  }

  /**
   * Runs the encoder. The caller closes what is returned; until then, closing this handle closes no
   * session.
   *
   * @param sources one row each
   * @throws IllegalArgumentException when the model cannot decode in that mode
   * @throws IllegalStateException when this handle is closed
   * @throws InferenceException when the native runtime refuses or fails on this batch
   * @throws InferenceCancelledException when {@link #cancel()} was called before or meanwhile
   */
  public Decoding start(TokenBatch sources, DecodingMode mode) {
    if (mode.cached() ? !cached() : !rereads()) {
      throw new IllegalArgumentException(
          "%s cannot run %s"
              .formatted(
                  plan.first().graph(),
                  mode.cached()
                      ? "with a cache, which it has none of"
                      : "without a cache; it has a state, and reads one token a step"));
    }
    RunSlot slot = handle.begin();
    try {
      return new Decoding(plan, sessions, handle, slot, sources, mode);
    } catch (RuntimeException e) {
      handle.end(slot);
      throw e;
    }
  }

  /** Makes running and later decodings of this handle fail soon; other handles are not affected. */
  public void cancel() {
    handle.cancel();
  }

  /** Whether a decoding has begun and not been closed. */
  boolean isRunning() {
    return handle.isRunning();
  }

  /** Gives this handle back; decodings that have begun go on. Idempotent. */
  @Override
  public void close() {
    handle.close();
  }
}
