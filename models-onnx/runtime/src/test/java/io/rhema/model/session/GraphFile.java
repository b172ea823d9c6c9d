package io.rhema.model.session;

import io.rhema.model.testing.TinyClassifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens graphs that a test has just made. */
final class GraphFile {
  private GraphFile() {}

  static Path write(Path dir, TinyClassifier graph) {
    try {
      return Files.write(dir.resolve("model.onnx"), graph.toBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OnnxModel open(Path dir, TinyClassifier graph) {
    return SharedSessions.open(write(dir, graph), dir.toString(), SessionOptions.DEFAULT);
  }

  /** What the graph's first output answers. */
  static FloatTensor logits(OnnxModel model, TokenBatch batch) {
    return model.run(batch, List.of(model.signature().outputs().get(0).name())).get(0);
  }
}
