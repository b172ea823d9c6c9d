package io.rhema.model.session;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ends all runs before the process exits. When a JVM exits, the runtime's own shutdown hook frees
 * its environment at once. A run that goes on after that fails ("Attempt to use DefaultLogger") or
 * ends in a segmentation fault, and neither is the fault of its batch. So another hook cancels
 * every handle and waits for its runs, and {@link #isExiting} tells such a failure from a real one.
 *
 * <p>The hook is there only while handles are, because it keeps this class loader alive and a
 * session cluster wants to unload that of a finished job.
 */
final class ExitGuard {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Set<Handle> HANDLES = new HashSet<>();
  private static Thread hook;

  private ExitGuard() {}

  static synchronized void watch(Handle handle) {
    HANDLES.add(handle);
    if (hook == null) {
      Thread added = new Thread(ExitGuard::endRuns, "rhema-end-runs");
      try {
        Runtime.getRuntime().addShutdownHook(added);
        hook = added;
      } catch (IllegalStateException e) {
        // The process is exiting already: nothing must start to run now.
        handle.cancel();
      }
    }
  }

  static synchronized void forget(Handle handle) {
    HANDLES.remove(handle);
    if (HANDLES.isEmpty() && hook != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is exiting: the hook runs already, finds no handle and is done.
        return;
      }
      hook = null;
    }
  }

  /** Whether the JVM's shutdown hooks have been started. */
  static boolean isExiting() {
    Thread probe = new Thread(() -> {}, "rhema-exit-probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static void endRuns() {
    List<Handle> handles;
    synchronized (ExitGuard.class) {
      handles = List.copyOf(HANDLES);
    }
    handles.forEach(Handle::cancel);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (Handle handle : handles) {
      handle.awaitIdle(deadline);
    }
  }
}
