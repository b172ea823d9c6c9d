package io.rhema.operator.swap;

import io.rhema.model.bundle.BundleException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a bundle is, or a folder of them. */
public sealed interface BundlePlace {
  /** A letter alone would be a drive. */
  Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*", Pattern.DOTALL);

  /**
   * A folder that this machine sees.
   *
   * @param folder absolute
   */
  record Local(Path folder) implements BundlePlace {}

  /**
   * A folder on a file system that Flink knows.
   *
   * @param uri with scheme
   */
  record Remote(URI uri) implements BundlePlace {}

  /** Whether what was written has a scheme. */
  static boolean isUri(String place) {
    return SCHEME.matcher(place).matches();
  }

  /**
   * Reads what was written.
   *
   * @throws BundleException when it is neither an absolute path nor a URI
   */
  static BundlePlace of(String place) {
    try {
      if (isUri(place)) {
        URI uri = new URI(place);
        return "file".equalsIgnoreCase(uri.getScheme())
            ? new Local(Path.of(uri.getPath()))
            : new Remote(uri);
      }
      Path folder = Path.of(place);
      if (folder.isAbsolute()) {
        return new Local(folder);
      }
    } catch (InvalidPathException | URISyntaxException e) {
      throw neither(place, e);
    }
    throw neither(place, null);
  }

  private static BundleException neither(String place, Exception cause) {
    return new BundleException(
        "The place '%s' must be the absolute path of a folder, or a URI such as s3://bucket/models/sentiment/2."
            .formatted(place),
        cause);
  }
}
