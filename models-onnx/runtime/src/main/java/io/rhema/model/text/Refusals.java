package io.rhema.model.text;

import io.rhema.model.bundle.BundleException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** How a tokenizer file that cannot be used is refused. */
final class Refusals {

  private Refusals() {}

  /** Reads a file; its path goes in front of the message of whatever is wrong with it. */
  static <T> T in(Path file, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (BundleException e) {
      throw new BundleException(file + ": " + e.getMessage(), e);
    }
  }

  static BundleException unsupported(String part, String type, String supported) {
    return new BundleException(
        "%s '%s' is not supported; supported: %s".formatted(part, type, supported));
  }
}
