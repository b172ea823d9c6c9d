package io.rhema.model.session;

import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import java.nio.file.Path;
import java.util.Collections;

/** A program that exits while a thread runs a model over and over. */
final class ExitInMidRun {
  static final int STATUS = 7;
  static final String ENDED = "no run is left";

  private static final long PATIENCE_MILLIS = 60_000;

  private ExitInMidRun() {}

  public static void main(String[] args) {
    OnnxModel model =
        GraphFile.open(Path.of(args[0]), new TinyClassifier(TinyBundles.table(1)).slow(1000));
    TokenBatch batch = TokenBatch.of(Collections.nCopies(64, new int[256]), 0);
    Thread runner = new Thread(() -> runUntilCancelled(model, batch));
    runner.setDaemon(true);
    runner.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> report(runner)));
    while (!((OrtModel) model).isRunning()) {
      Thread.onSpinWait();
    }
    System.exit(STATUS);
  }

  private static void runUntilCancelled(OnnxModel model, TokenBatch batch) {
    try {
      while (true) {
        GraphFile.logits(model, batch);
      }
    } catch (InferenceCancelledException e) {
      return;
    }
  }

  /** Runs beside the hook under test; nothing but that can end the runner. */
  private static void report(Thread runner) {
    try {
      runner.join(PATIENCE_MILLIS);
      System.out.println(runner.isAlive() ? "still running" : ENDED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
