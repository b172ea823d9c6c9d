package io.rhema.model.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The writing of one batch: a row for each text in work, a step for each token. What the encoder
 * and the steps have computed stays in native memory, is fed to the next step without a copy, and
 * goes when it is replaced. Used by one thread.
 */
public final class Decoding implements AutoCloseable {
  /** Buffers of a slot beyond those of the encoder's inputs. */
  static final int BUFFERS = DecoderFeed.BUFFERS + 2;

  private final Seq2SeqPlan plan;
  private final EncoderDecoder.Sessions sessions;
  private final Handle<RunSlot> handle;
  private final RunSlot slot;
  private final DecodingMode mode;
  private final int buffers;
  private final DecoderFeed feed;
  private final Set<CacheKey> contextKeys;
  private final Set<CacheKey> cacheKeys;
  private final Held context = new Held();
  private final Held caches = new Held();
  private int steps;
  private float[][] attention;
  private boolean closed;

  /** Runs the encoder. The slot is given back when this is closed, but not when this fails. */
  Decoding(
      Seq2SeqPlan plan,
      EncoderDecoder.Sessions sessions,
      Handle<RunSlot> handle,
      RunSlot slot,
      TokenBatch sources,
      DecodingMode mode) {
    this.plan = plan;
    this.sessions = sessions;
    this.handle = handle;
    this.slot = slot;
    this.mode = mode;
    this.contextKeys = plan.context();
    this.cacheKeys = plan.caches();
    int encoderInputs = plan.encoder().inputs().size();
    this.buffers = encoderInputs + DecoderFeed.BUFFERS;
    this.feed = new DecoderFeed(slot, encoderInputs, sources, !mode.cached());
    try {
      encode(sources);
    } catch (OrtException e) {
      release();
      throw handle.failure(
          "The encoder failed on a batch of %d rows of %d tokens"
              .formatted(sources.rows(), sources.columns()),
          e);
    } catch (RuntimeException e) {
      release();
      throw e;
    }
  }

  private void encode(TokenBatch sources) throws OrtException {
    Set<CacheKey> wanted = mode.cached() ? plan.fromEncoder() : plan.wholeContext();
    Set<String> outputs = new LinkedHashSet<>();
    wanted.forEach(key -> outputs.add(plan.given().get(key).name()));
    try (Fed fed = new Fed()) {
      for (int i = 0; i < plan.encoder().inputs().size(); i++) {
        GraphPlan.Input input = plan.encoder().inputs().get(i);
        fed.own(
            input.port().name(),
            slot.fill(i, input, sources, 0, sources.rows(), sources.columns()));
      }
      OrtSession.Result result = sessions.encoder().run(fed.feed(), outputs, slot.options());
      for (CacheKey key : wanted) {
        Held held = key.kind().stays() ? context : caches;
        held.take(key, result, plan.given().get(key).name());
      }
    }
  }

  /** Rows of the next step. */
  public int rows() {
    return feed.rows();
  }

  /**
   * Writes one more token in each row and asks for the token behind it. The first step is given the
   * start token.
   *
   * @param tokens one for each row
   * @return what the model says, valid until the next step
   * @throws InferenceException when the native runtime refuses or fails on this step
   * @throws InferenceCancelledException when it was cancelled
   */
  public TokenScores step(int[] tokens) {
    if (closed || tokens.length != rows()) {
      throw new IllegalStateException(
          "%d tokens for %d rows%s".formatted(tokens.length, rows(), closed ? ", closed" : ""));
    }
    try {
      return run(tokens);
    } catch (OrtException e) {
      throw handle.failure(
          "The decoder failed on step %d of %d rows".formatted(steps + 1, rows()), e);
    }
  }

  private TokenScores run(int[] tokens) throws OrtException {
    boolean start = steps == 0 || !mode.cached();
    DecoderPorts graph = start ? plan.first() : plan.next().orElseThrow();
    SharedSession session = start ? sessions.first() : sessions.next().orElseThrow();
    Set<CacheKey> kept = kept(start);
    Set<String> outputs = new LinkedHashSet<>(Set.of(graph.logits().name()));
    kept.forEach(key -> outputs.add(graph.presents().get(key).name()));
    Optional<String> attended =
        mode.attention() ? graph.attention().map(ModelSignature.Port::name) : Optional.empty();
    attended.ifPresent(outputs::add);
    OrtSession.Result result;
    try (Fed fed = feed.fill(graph, tokens, !start, context, caches)) {
      result = session.run(fed.feed(), outputs, slot.options());
    }
    for (CacheKey key : kept) {
      Held held = key.kind().stays() ? context : caches;
      held.take(key, result, graph.presents().get(key).name());
    }
    if (start && mode.cached()) {
      context.keepOnly(contextKeys);
    }
    steps++;
    try (OnnxTensor logits = (OnnxTensor) result.get(graph.logits().name()).orElseThrow()) {
      if (attended.isPresent()) {
        try (OnnxTensor tensor = (OnnxTensor) result.get(attended.get()).orElseThrow()) {
          attention = CrossAttention.lastPosition(tensor);
        }
      }
      return sessions
          .lastPositions()
          .get(graph.logits().type())
          .read(logits, mode.normalized(), slot, buffers);
    }
  }

  /** What this step gives to the next one. */
  private Set<CacheKey> kept(boolean start) {
    if (!mode.cached()) {
      return Set.of();
    }
    Set<CacheKey> kept = new LinkedHashSet<>(cacheKeys);
    if (start) {
      contextKeys.stream().filter(key -> !context.has(key)).forEach(kept::add);
    }
    return kept;
  }

  /**
   * Rearranges the rows after a step: row {@code i} of the next step goes on from row {@code
   * from[i]} of the last. A row may be gone on from several times, or not at all.
   */
  public void select(int[] from) {
    if (closed || steps == 0) {
      throw new IllegalStateException("Rows are rearranged after a step, before closing");
    }
    boolean[] moved = feed.select(from);
    try {
      Optional<RowGather> staying = mode.cached() ? sessions.context() : sessions.wholeContext();
      if (moved[1] && staying.isPresent()) {
        staying.get().run(context, from, slot, buffers + 1);
      }
      if (moved[0] && mode.cached() && sessions.caches().isPresent()) {
        sessions.caches().get().run(caches, from, slot, buffers + 1);
      }
    } catch (OrtException e) {
      throw handle.failure("The rows of step %d cannot be rearranged".formatted(steps), e);
    }
  }

  /**
   * Where each row looked in the last step: the mean over the heads of the last layer, one number
   * for each position of the longest source. Empty where the mode or the graph leaves it out.
   */
  public Optional<float[][]> attention() {
    return Optional.ofNullable(attention).map(rows -> Arrays.copyOf(rows, rows.length));
  }

  private void release() {
    context.close();
    caches.close();
  }

  /** Frees what is held. Idempotent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release();
      handle.end(slot);
    }
  }
}
