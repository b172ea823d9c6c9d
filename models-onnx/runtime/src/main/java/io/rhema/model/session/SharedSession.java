package io.rhema.model.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A native session with the number of those who need it: each open handle and each run in flight
 * counts as one. Whoever lets go last closes it; so it never closes under a run.
 */
final class SharedSession {
  /** What makes two sessions the same. */
  record Key(String content, SessionOptions options) {}

  private final Key key;
  private final OrtSession session;
  private final ModelSignature signature;

  /** A CUDA session serves one thread at a time. */
  private final boolean exclusive;

  private final Lock oneAtATime = new ReentrantLock();
  private final AtomicInteger users = new AtomicInteger(1);

  /** Opens a session that its creator uses from the start. */
  SharedSession(Key key, GraphSource graph) {
    this.key = key;
    exclusive = key.options().provider() == SessionOptions.Provider.CUDA;
    session = NativeSessions.create(graph, key.options());
    try {
      signature = NativeSessions.signature(session);
    } catch (RuntimeException e) {
      closeNative();
      throw e;
    }
  }

  /** Runs the graph; the caller closes the result and, after that, the tensors that it fed. */
  OrtSession.Result run(
      Map<String, OnnxTensor> feed, Set<String> outputs, OrtSession.RunOptions runOptions)
      throws OrtException {
    return run(feed, outputs, Map.of(), runOptions);
  }

  /**
   * The same, with tensors of the caller's into which outputs are written; they are not among those
   * asked for and stay open when the result is closed.
   */
  OrtSession.Result run(
      Map<String, OnnxTensor> feed,
      Set<String> outputs,
      Map<String, OnnxTensor> pinned,
      OrtSession.RunOptions runOptions)
      throws OrtException {
    if (!exclusive) {
      return session.run(feed, outputs, pinned, runOptions);
    }
    oneAtATime.lock();
    try {
      return session.run(feed, outputs, pinned, runOptions);
    } finally {
      oneAtATime.unlock();
    }
  }

  Key key() {
    return key;
  }

  ModelSignature signature() {
    return signature;
  }

  /** Counts one more user, unless the last one has gone already. */
  boolean acquire() {
    return users.getAndUpdate(n -> n == 0 ? 0 : n + 1) > 0;
  }

  /** Counts one user less; true when it was the last and the native session is closed now. */
  boolean release() {
    if (users.decrementAndGet() > 0) {
      return false;
    }
    closeNative();
    return true;
  }

  private void closeNative() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new SessionException(
          "the native session cannot be closed: " + NativeSessions.sentence(e), e);
    }
  }
}
