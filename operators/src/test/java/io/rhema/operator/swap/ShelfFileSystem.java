package io.rhema.operator.swap;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/**
 * The local files under the scheme {@code shelf}, as a file system elsewhere would be one. Reading
 * from a folder can be {@linkplain #hold held up}.
 */
public final class ShelfFileSystem extends LocalFileSystem {
  private static final long PATIENCE_SECONDS = 120;
  private static final Map<String, Hold> HELD = new ConcurrentHashMap<>();

  /** Flink finds it as a service. */
  public static final class Factory implements FileSystemFactory {
    @Override
    public String getScheme() {
      return "shelf";
    }

    @Override
    public FileSystem create(URI uri) {
      return new ShelfFileSystem();
    }
  }

  /** A folder whose readers wait. */
  public static final class Hold implements AutoCloseable {
    private final String folder;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private Hold(String folder) {
      this.folder = folder;
    }

    /** Waits until somebody waits. */
    public void awaitReader() throws InterruptedException {
      if (!reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("Nobody reads from " + folder);
      }
    }

    public void release() {
      HELD.remove(folder);
      released.countDown();
    }

    @Override
    public void close() {
      release();
    }
  }

  /** Names a folder as a place elsewhere. */
  public static String place(java.nio.file.Path folder) {
    return "shelf://" + folder;
  }

  /** Holds up whoever reads from a folder, until it is released or interrupted. */
  public static Hold hold(java.nio.file.Path folder) {
    Hold hold = new Hold(folder.toString());
    HELD.put(hold.folder, hold);
    return hold;
  }

  @Override
  public FSDataInputStream open(Path file) throws IOException {
    Hold hold = HELD.get(file.getParent().getPath());
    if (hold != null) {
      hold.reached.countDown();
      try {
        if (!hold.released.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IOException("Nobody releases " + file);
        }
      } catch (InterruptedException e) {
        throw (IOException) new InterruptedIOException("interrupted").initCause(e);
      }
    }
    return super.open(file);
  }
}
