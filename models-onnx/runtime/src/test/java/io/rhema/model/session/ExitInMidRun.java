package io.rhema.model.session;

import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import java.nio.file.Path;
import java.util.Collections;

/** A program that exits while two threads run a model. */
final class ExitInMidRun {
  static final int STATUS = 7;

  private ExitInMidRun() {}

  public static void main(String[] args) {
    OnnxModel model =
        GraphFile.open(Path.of(args[0]), new TinyClassifier(TinyBundles.table(1)).slow(3000));
    TokenBatch batch = TokenBatch.of(Collections.nCopies(64, new int[512]), 0);
    for (int i = 0; i < 2; i++) {
      Thread runner = new Thread(() -> runForEver(model, batch));
      runner.setDaemon(true);
      runner.start();
    }
    while (!((OrtModel) model).isRunning()) {
      Thread.onSpinWait();
    }
    System.exit(STATUS);
  }

  private static void runForEver(OnnxModel model, TokenBatch batch) {
    while (model.run(batch) != null) {
      Thread.onSpinWait();
    }
  }
}
