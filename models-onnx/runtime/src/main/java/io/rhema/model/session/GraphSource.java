package io.rhema.model.session;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;

/** Where a graph comes from. Its text names it in messages. */
interface GraphSource {

  OrtSession open(OrtSession.SessionOptions options) throws OrtException;

  /** A file; files of external weights lie beside it. */
  static GraphSource of(Path file) {
    return new GraphSource() {
      @Override
      public OrtSession open(OrtSession.SessionOptions options) throws OrtException {
        return NativeEnvironment.get().createSession(file.toString(), options);
      }

      @Override
      public String toString() {
        return file.getFileName().toString();
      }
    };
  }

  /** A graph in memory. */
  static GraphSource of(String name, byte[] graph) {
    return new GraphSource() {
      @Override
      public OrtSession open(OrtSession.SessionOptions options) throws OrtException {
        return NativeEnvironment.get().createSession(graph, options);
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }
}
