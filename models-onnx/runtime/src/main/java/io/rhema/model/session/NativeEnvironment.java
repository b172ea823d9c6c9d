package io.rhema.model.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.concurrent.CompletableFuture;

/**
 * The one native environment of the process. It is never closed: the runtime does so when the JVM
 * ends.
 *
 * <p>ONNX Runtime 1.29 matches the command line of the process, character by character, with a
 * recursive regular expression when its environment is created. A few kilobytes of class path, such
 * as every Flink process has, overflow the stack of an ordinary Java thread, and the JVM dies
 * without a word. So the environment is created by a thread of its own with a stack that holds the
 * longest command line Linux allows; the memory is reserved, not used, and given back at once.
 */
final class NativeEnvironment {
  private static final long STACK_BYTES = 256L << 20;

  private NativeEnvironment() {}

  private static final class Holder {
    static final OrtEnvironment INSTANCE = create();
  }

  static OrtEnvironment get() {
    return Holder.INSTANCE;
  }

  private static OrtEnvironment create() {
    CompletableFuture<OrtEnvironment> created = new CompletableFuture<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                created.complete(
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL));
              } catch (Throwable e) { // handed to whoever waits, missing native libraries included
                created.completeExceptionally(e);
              }
            },
            "onnxruntime-environment",
            STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    return created.join();
  }
}
