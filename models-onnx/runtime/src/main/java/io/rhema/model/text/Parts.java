package io.rhema.model.text;

import io.rhema.model.bundle.BundleException;
import java.nio.file.Path;

/** Names the file whose parts are being read, for messages. */
record Parts(Path file) {

  BundleException unsupported(String part, String type, String supported) {
    return new BundleException(
        "%s: %s '%s' is not supported; supported: %s".formatted(file, part, type, supported));
  }

  BundleException wrong(String message) {
    return new BundleException(file + ": " + message);
  }
}
