package io.rhema.model.text.analyzer;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.BundlePath;
import io.rhema.model.bundle.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.util.ResourceLoader;

/**
 * What the components of a chain may load: files of one folder, lists that come with Lucene ({@code
 * org/apache/lucene/analysis/snowball/french_stop.txt}), and classes of its analysis. Remembers
 * what each file of the folder held.
 */
final class BundleResources implements ResourceLoader {
  /** Several times the largest dictionary in use. */
  private static final long MAX_BYTES = 1 << 26;

  private static final String LISTS = "org/apache/lucene/analysis/";

  private static final List<String> CLASSES =
      List.of("org.apache.lucene.analysis.", "org.tartarus.snowball.ext.");

  private static final ClassLoader LUCENE = CustomAnalyzer.class.getClassLoader();

  private final Path folder;
  private final Map<String, String> digests = new TreeMap<>();

  BundleResources(Path folder) {
    this.folder = folder;
  }

  /** The SHA-256 of each file that was read so far, by its name. */
  Map<String, String> digests() {
    return Collections.unmodifiableMap(new TreeMap<>(digests));
  }

  @Override
  public InputStream openResource(String name) throws IOException {
    if (!BundlePath.isInside(name)) {
      throw new BundleException(
          "it names the file '%s'; it must be a path inside the bundle".formatted(name));
    }
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      InputStream list = name.startsWith(LISTS) ? LUCENE.getResourceAsStream(name) : null;
      if (list != null) {
        return list;
      }
      throw new BundleException("it names the file '%s', which is missing".formatted(name));
    }
    if (!file.toRealPath().startsWith(folder.toRealPath())) {
      throw new BundleException(
          "it names the file '%s', a link that leads out of the bundle".formatted(name));
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new BundleException(
          "it names the file '%s' of %,d bytes; at most %,d are read"
              .formatted(name, Files.size(file), MAX_BYTES));
    }
    digests.put(name, Digests.of(file).sha256());
    return Files.newInputStream(file);
  }

  /** Stemmers, formats of synonyms, and analyzers to read these with, are named by class. */
  @Override
  public <T> Class<? extends T> findClass(String name, Class<T> expected) {
    if (CLASSES.stream().noneMatch(name::startsWith)) {
      throw new BundleException(
          "it names the class '%s'; only classes of %s are loaded".formatted(name, CLASSES));
    }
    try {
      return Class.forName(name, false, LUCENE).asSubclass(expected);
    } catch (ClassNotFoundException | ClassCastException e) {
      throw new BundleException(
          "it names the class '%s', which is no %s".formatted(name, expected.getSimpleName()), e);
    }
  }
}
