package io.rhema.operator.registry;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.flink.core.fs.BlockLocation;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * A store of objects that can as little as the least of them: there are no folders but as
 * beginnings of names, nothing is renamed, an object appears when its stream is closed, and of two
 * who write the same one the later wins without being told. What was written is listed.
 */
final class ObjectStoreFileSystem extends FileSystem {
  private final Map<String, Stored> objects = new ConcurrentSkipListMap<>();
  private final AtomicLong clock = new AtomicLong(1_000_000);
  private volatile Predicate<String> broken = name -> false;

  private record Stored(byte[] content, long at) {}

  /** Lets time pass for the store. */
  void advance(long millis) {
    clock.addAndGet(millis);
  }

  /** Writing these objects fails from now on. */
  void breakFor(Predicate<String> names) {
    broken = names;
  }

  /** The names of all objects that contain something. */
  List<String> names(String part) {
    return objects.keySet().stream().filter(name -> name.contains(part)).toList();
  }

  @Override
  public FSDataOutputStream create(Path file, WriteMode mode) throws IOException {
    String name = name(file);
    if (mode == WriteMode.NO_OVERWRITE && objects.containsKey(name)) {
      throw new IOException(name + " exists");
    }
    return new Upload(name);
  }

  @Override
  public FSDataInputStream open(Path file) throws IOException {
    return new Download(stored(file).content);
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    return open(file);
  }

  @Override
  public FileStatus getFileStatus(Path file) throws IOException {
    String name = name(file);
    Stored stored = objects.get(name);
    if (stored == null && names(name + "/").isEmpty()) {
      throw new FileNotFoundException(name);
    }
    return status(file, stored);
  }

  /** As S3 does, this knows no difference between an empty folder and none. */
  @Override
  public FileStatus[] listStatus(Path folder) throws IOException {
    Stored self = objects.get(name(folder));
    if (self != null) {
      return new FileStatus[] {status(folder, self)};
    }
    String prefix = name(folder) + "/";
    Map<String, FileStatus> entries = new TreeMap<>();
    objects.forEach(
        (name, stored) -> {
          if (name.startsWith(prefix)) {
            String entry = name.substring(prefix.length()).split("/")[0];
            boolean file = name.equals(prefix + entry);
            entries.put(entry, status(new Path(folder, entry), file ? stored : null));
          }
        });
    if (entries.isEmpty()) {
      throw new FileNotFoundException(prefix);
    }
    return entries.values().toArray(FileStatus[]::new);
  }

  @Override
  public boolean delete(Path file, boolean recursive) {
    String name = name(file);
    boolean deleted = objects.remove(name) != null;
    if (recursive) {
      deleted |= objects.keySet().removeIf(key -> key.startsWith(name + "/"));
    }
    return deleted;
  }

  @Override
  public boolean mkdirs(Path folder) {
    return true;
  }

  @Override
  public boolean rename(Path from, Path to) {
    throw new UnsupportedOperationException("objects are not renamed");
  }

  @Override
  public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length) {
    return new BlockLocation[0];
  }

  @Override
  public boolean isDistributedFS() {
    return true;
  }

  @Override
  public URI getUri() {
    return URI.create("objects://bucket/");
  }

  @Override
  public Path getWorkingDirectory() {
    return new Path(getUri());
  }

  @Override
  public Path getHomeDirectory() {
    return new Path(getUri());
  }

  private Stored stored(Path file) throws FileNotFoundException {
    Stored stored = objects.get(name(file));
    if (stored == null) {
      throw new FileNotFoundException(file.toString());
    }
    return stored;
  }

  private static String name(Path path) {
    return path.getPath();
  }

  private static FileStatus status(Path path, Stored stored) {
    return new Status(path, stored);
  }

  private record Status(Path path, Stored stored) implements FileStatus {
    @Override
    public long getLen() {
      return stored == null ? 0 : stored.content.length;
    }

    @Override
    public long getBlockSize() {
      return getLen();
    }

    @Override
    public short getReplication() {
      return 1;
    }

    @Override
    public long getModificationTime() {
      return stored == null ? 0 : stored.at;
    }

    @Override
    public long getAccessTime() {
      return 0;
    }

    @Override
    public boolean isDir() {
      return stored == null;
    }

    @Override
    public Path getPath() {
      return path;
    }
  }

  private final class Upload extends FSDataOutputStream {
    private final String name;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Upload(String name) {
      this.name = name;
    }

    @Override
    public long getPos() {
      return bytes.size();
    }

    @Override
    public void write(int b) {
      bytes.write(b);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes.write(source, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void sync() {}

    @Override
    public void close() throws IOException {
      if (broken.test(name)) {
        throw new IOException("the store does not take " + name);
      }
      objects.put(name, new Stored(bytes.toByteArray(), clock.get()));
    }
  }

  private static final class Download extends FSDataInputStream {
    private final byte[] content;
    private int position;

    Download(byte[] content) {
      this.content = content;
    }

    @Override
    public void seek(long wanted) {
      position = Math.toIntExact(wanted);
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public int read() {
      return position < content.length ? content[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (position == content.length) {
        return length == 0 ? 0 : -1;
      }
      int count = Math.min(length, content.length - position);
      System.arraycopy(content, position, target, offset, count);
      position += count;
      return count;
    }
  }

  /** All names, for messages. */
  @Override
  public String toString() {
    return new ArrayList<>(objects.keySet()).toString();
  }
}
