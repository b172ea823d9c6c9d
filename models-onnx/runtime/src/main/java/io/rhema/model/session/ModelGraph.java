package io.rhema.model.session;

import java.nio.file.Path;

/**
 * A graph on disk.
 *
 * @param file the {@code .onnx} file; files of external weights lie beside it
 * @param content identifies the content of the graph and its external weights, such as a SHA-256
 */
public record ModelGraph(Path file, String content) {
  String name() {
    return file.getFileName().toString();
  }
}
