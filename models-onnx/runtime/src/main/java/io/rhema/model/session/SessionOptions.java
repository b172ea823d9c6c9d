package io.rhema.model.session;

import java.util.Objects;

/**
 * How a native session is set up. Sessions are shared only between callers with equal options.
 *
 * <p>The defaults are those measured best when each task slot calls the shared session from its own
 * thread: parallelism is Flink's, not ONNX Runtime's.
 *
 * @param provider where the graph runs
 * @param deviceId which device of the provider, from 0; ignored on the CPU
 * @param intraOpThreads threads that share the work of one operator
 * @param interOpThreads threads that run independent operators of one graph
 * @param spinning whether idle threads of the pools wait busily: costs three times the CPU at low
 *     rates, and is without effect with one thread
 * @param memoryPattern whether memory is planned from the shapes seen: useless when shapes change
 *     from batch to batch, and unsafe with CUDA and several threads
 * @param arena what becomes of memory after a run
 * @param optimization how far the graph is rewritten when it is opened
 */
public record SessionOptions(
    Provider provider,
    int deviceId,
    int intraOpThreads,
    int interOpThreads,
    boolean spinning,
    boolean memoryPattern,
    Arena arena,
    Optimization optimization) {

  /** Where a graph runs. */
  public enum Provider {
    CPU,
    CUDA
  }

  /** What becomes of the memory that a run took. */
  public enum Arena {
    /**
     * It stays with the session for the next run: fastest; the high-water mark is never given back.
     */
    KEEP,
    /** It is given back after each run as far as whole chunks are free. */
    SHRINK,
    /** Every tensor is allocated for itself: slowest. */
    OFF
  }

  /** How far a graph is rewritten when it is opened. */
  public enum Optimization {
    NONE,
    BASIC,
    EXTENDED,
    ALL
  }

  /** One thread on the CPU. */
  public static final SessionOptions DEFAULT =
      new SessionOptions(Provider.CPU, 0, 1, 1, false, false, Arena.KEEP, Optimization.ALL);

  public SessionOptions {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(arena, "arena");
    Objects.requireNonNull(optimization, "optimization");
    if (deviceId < 0 || intraOpThreads < 1 || interOpThreads < 1) {
      throw new IllegalArgumentException(
          "deviceId=%d, intraOpThreads=%d, interOpThreads=%d: the first must not be negative, the others be 1 or more"
              .formatted(deviceId, intraOpThreads, interOpThreads));
    }
  }

  public SessionOptions withProvider(Provider changed, int device) {
    return new SessionOptions(
        changed,
        device,
        intraOpThreads,
        interOpThreads,
        spinning,
        memoryPattern,
        arena,
        optimization);
  }

  public SessionOptions withThreads(int intraOp, int interOp) {
    return new SessionOptions(
        provider, deviceId, intraOp, interOp, spinning, memoryPattern, arena, optimization);
  }

  public SessionOptions withArena(Arena changed) {
    return new SessionOptions(
        provider,
        deviceId,
        intraOpThreads,
        interOpThreads,
        spinning,
        memoryPattern,
        changed,
        optimization);
  }

  public SessionOptions withOptimization(Optimization changed) {
    return new SessionOptions(
        provider,
        deviceId,
        intraOpThreads,
        interOpThreads,
        spinning,
        memoryPattern,
        arena,
        changed);
  }
}
