package io.rhema.operator.registry;

import io.rhema.model.registry.RegistryException;
import io.rhema.model.registry.RegistryStorage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.UUID;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * A registry on a file system that Flink knows. Of the store it takes that a listing shows whatever
 * was written before, which S3, HDFS and disks do, and nothing else: not that folders are renamed,
 * nor that one of two who create a file is told so. Whoever writes holds a {@link Claim}.
 *
 * <p>A version is written file by file into its own folder, the last file of it last; readers look
 * for that one. A single file is written beside its name and renamed; where the store cannot, it is
 * one of objects, which nobody sees before they are whole.
 */
final class FlinkStorage implements RegistryStorage {
  /** A manifest of ten thousand files; those here and the events have two kilobytes. */
  private static final int MOST_BYTES = 16 << 20;

  private final FileSystem files;
  private final Path root;

  FlinkStorage(FileSystem files, Path root) {
    this.files = files;
    this.root = root;
  }

  /**
   * @throws RegistryException when Flink has no file system for it
   */
  static FlinkStorage at(URI uri) {
    Path root = new Path(uri);
    try {
      return new FlinkStorage(root.getFileSystem(), root);
    } catch (IOException e) {
      throw new RegistryException(
          "The registry %s is on no file system that Flink can reach here: %s. Put its plug-in into a folder of its own under $FLINK_PLUGINS_DIR, and its settings into config.yaml."
              .formatted(uri, e.getMessage()),
          e);
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return Listing.of(files, path(folder)).stream()
        .map(entry -> entry.getPath().getName())
        .toList();
  }

  @Override
  public byte[] read(String file) throws IOException {
    Path path = path(file);
    byte[] content;
    try (FSDataInputStream in = files.open(path)) {
      content = in.readNBytes(MOST_BYTES + 1);
    } catch (FileNotFoundException e) {
      throw (IOException) new NoSuchFileException(path.toString()).initCause(e);
    }
    if (content.length > MOST_BYTES) {
      throw new IOException(
          "%s has more than %d bytes, which no file of a registry needs"
              .formatted(path, MOST_BYTES));
    }
    return content;
  }

  @Override
  public boolean create(String file, byte[] content) throws IOException {
    Path target = path(file);
    if (files.exists(target)) {
      return false;
    }
    try (Claim claim = Claim.take(files, target)) {
      if (files.exists(target)) {
        return false;
      }
      appear(target, content, claim);
      return true;
    }
  }

  @Override
  public boolean upload(java.nio.file.Path from, List<String> names, String folder)
      throws IOException {
    Path target = path(folder);
    String last = names.get(names.size() - 1);
    Path mark = new Path(target, last);
    if (files.exists(mark)) {
      return false;
    }
    try (Claim claim = Claim.take(files, target)) {
      if (files.exists(mark)) {
        return false;
      }
      try {
        for (String name : names.subList(0, names.size() - 1)) {
          copy(from.resolve(name), new Path(target, name), claim);
        }
        appear(mark, Files.readAllBytes(from.resolve(last)), claim);
        return true;
      } catch (IOException e) {
        discard(target, mark, e);
        throw e;
      }
    }
  }

  /** What is left of a version that nobody has seen. */
  private void discard(Path folder, Path mark, IOException failure) {
    try {
      if (!files.exists(mark)) {
        files.delete(folder, true);
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void copy(java.nio.file.Path from, Path to, Claim claim) throws IOException {
    files.mkdirs(to.getParent());
    try (var in = Files.newInputStream(from);
        var out = files.create(to, WriteMode.OVERWRITE)) {
      claim.transfer(in, out);
    }
    claim.renew();
  }

  /** Makes a file appear whole. */
  private void appear(Path target, byte[] content, Claim claim) throws IOException {
    files.mkdirs(target.getParent());
    Path draft =
        new Path(target.getParent(), ".%s.%s.new".formatted(target.getName(), UUID.randomUUID()));
    write(draft, content);
    claim.renew();
    boolean renamed;
    try {
      renamed = files.rename(draft, target);
    } catch (UnsupportedOperationException e) {
      renamed = false;
    }
    if (!renamed) {
      files.delete(draft, false);
      write(target, content);
    }
  }

  private void write(Path file, byte[] content) throws IOException {
    try (var out = files.create(file, WriteMode.NO_OVERWRITE)) {
      out.write(content);
    }
  }

  @Override
  public String place(String folder) {
    return path(folder).toUri().toString();
  }

  private Path path(String inside) {
    return inside.isEmpty() ? root : new Path(root, inside);
  }
}
