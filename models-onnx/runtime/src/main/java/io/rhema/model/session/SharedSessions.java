package io.rhema.model.session;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The sessions that are open in this class loader: one for each content and options, however many
 * handles there are. With Flink that is one for each model, process and job.
 */
public final class SharedSessions {
  private static final ConcurrentMap<SharedSession.Key, SharedSession> OPEN =
      new ConcurrentHashMap<>();

  private SharedSessions() {}

  /**
   * Opens a graph, or another handle to it when the same content is open with the same options.
   *
   * @param graph the {@code .onnx} file; files of external weights lie beside it
   * @param content identifies the content of the graph and its external weights, such as a SHA-256
   * @param options how to set the session up
   * @throws SessionException when the graph cannot be opened or does not take a batch of token ids
   */
  public static OnnxModel open(Path graph, String content, SessionOptions options) {
    SharedSession session = share(GraphSource.of(graph), content, options);
    try {
      return new OrtModel(session, GraphPlan.of(session.signature()));
    } catch (RuntimeException e) {
      release(session);
      throw e;
    }
  }

  /** A session that counts its caller as a user, who releases it. */
  static SharedSession share(GraphSource graph, String content, SessionOptions options) {
    return OPEN.compute(
        new SharedSession.Key(content, options),
        (key, open) -> open != null && open.acquire() ? open : new SharedSession(key, graph));
  }

  /** Native sessions that are not closed yet; a test that leaves more than it found leaks. */
  public static int openSessions() {
    return OPEN.size();
  }

  /** Counts one user of a session less, and forgets it with the last one. */
  static void release(SharedSession session) {
    if (session.release()) {
      OPEN.remove(session.key(), session);
    }
  }
}
