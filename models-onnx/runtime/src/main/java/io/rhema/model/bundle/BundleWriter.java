package io.rhema.model.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns a folder that holds all files of a model into a bundle. */
public final class BundleWriter {
  private BundleWriter() {}

  /**
   * Writes {@code rhema.json} with the checksum of every file in the folder. Call it last: a file
   * that changes afterwards makes the bundle invalid. An existing manifest is replaced.
   *
   * @param dir the folder with {@code model.onnx}, {@code config.json} and so on
   * @param manifest what to say about the model; its {@code files} are replaced
   * @return the manifest as written
   */
  public static BundleManifest seal(Path dir, BundleManifest manifest) throws IOException {
    BundleManifest sealed = manifest.withFiles(digests(dir));
    ManifestFile.write(sealed, dir.resolve(BundleManifest.FILE));
    return sealed;
  }

  private static Map<String, FileDigest> digests(Path dir) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(dir)) {
      files = tree.filter(Files::isRegularFile).toList();
    }
    Map<String, FileDigest> digests = new TreeMap<>();
    for (Path file : files) {
      String path = dir.relativize(file).toString().replace('\\', '/');
      if (!path.equals(BundleManifest.FILE)) {
        digests.put(path, Digests.of(file));
      }
    }
    return digests;
  }
}
