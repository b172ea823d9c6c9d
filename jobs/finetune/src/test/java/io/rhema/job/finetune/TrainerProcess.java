package io.rhema.job.finetune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Finds the training process of a job that runs in this JVM, its only child. */
final class TrainerProcess {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(4);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private TrainerProcess() {}

  /** Waits until a training below a folder has written a checkpoint, and returns its process. */
  static ProcessHandle ofCheckpointIn(Path work) throws IOException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!hasCheckpoint(work)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("No training in " + work + " has a checkpoint");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return ProcessHandle.current()
        .children()
        .findFirst()
        .orElseThrow(() -> new AssertionError("The training in " + work + " is over already"));
  }

  private static boolean hasCheckpoint(Path work) throws IOException {
    Path runs = work.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return false;
    }
    try (Stream<Path> files = Files.find(runs, 3, (file, any) -> isCheckpoint(file))) {
      return files.findAny().isPresent();
    }
  }

  private static boolean isCheckpoint(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".checkpoint.safetensors") && !name.startsWith(".");
  }
}
