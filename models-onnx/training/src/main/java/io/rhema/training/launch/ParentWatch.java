package io.rhema.training.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Ends this process when the one that started it is gone: the other end of {@link ChildProcess}.
 * That one holds the other end of this process's standard input and never writes to it; the
 * operating system closes it with its process, however that ends.
 */
public final class ParentWatch {
  private static final int ORPHANED = 4;

  private ParentWatch() {}

  /** Begins to watch; the exit waits for a training's step in progress, as any does. */
  public static void start(InputStream input) {
    Thread watch = new Thread(() -> watch(input), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void watch(InputStream input) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.err.println("Lost the program that started this one: " + e.getMessage());
    }
    System.exit(ORPHANED);
  }
}
