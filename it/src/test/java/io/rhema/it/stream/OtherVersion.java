package io.rhema.it.stream;

import io.rhema.model.bundle.BundleCopy;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Makes versions of shipped models to change to. */
public final class OtherVersion {
  private static final String GRAPH = "model.onnx";

  /**
   * The field {@code doc_string} of the format's outermost message, with one letter. Protobuf reads
   * messages that follow each other as one, in which the later value of a field holds.
   */
  private static final byte[] DOCUMENTATION = {(byte) (6 << 3 | 2), 1, 'r'};

  private OtherVersion() {}

  /** Names a bundle anew, in its place. */
  public static Path named(String version, Path bundle) throws IOException {
    BundleManifest old = ModelBundle.open(bundle).manifest().orElseThrow();
    BundleWriter.seal(
        bundle,
        new BundleManifest(
            old.formatVersion(),
            old.name(),
            version,
            old.task(),
            old.heads(),
            old.translation(),
            old.precision(),
            old.maxTokens(),
            old.overlap(),
            old.languages(),
            old.files(),
            old.provenance()));
    return bundle;
  }

  /**
   * Copies a bundle into a folder that is not there, as a version that computes the same by another
   * file: it shares no session with the first.
   */
  public static Path copied(String version, Path bundle, Path copy) throws IOException {
    Files.createDirectories(copy);
    BundleCopy.copy(name -> Files.newInputStream(bundle.resolve(name)), Optional.empty(), copy);
    Files.write(copy.resolve(GRAPH), DOCUMENTATION, StandardOpenOption.APPEND);
    BundleWriter.seal(copy, ModelBundle.open(bundle).manifest().orElseThrow());
    return named(version, copy);
  }
}
