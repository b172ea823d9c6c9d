package io.rhema.training.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The base encoder as its jar carries it. */
public final class MiniLm {

  public static final int HIDDEN = 384;

  private MiniLm() {}

  public static byte[] bytes() {
    try (InputStream in = MiniLm.class.getResourceAsStream("/all-minilm-l6-v2.onnx")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static OnnxGraph graph() {
    return OnnxGraph.parse(bytes());
  }
}
