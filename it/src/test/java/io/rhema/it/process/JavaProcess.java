package io.rhema.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JVM of its own, whose output goes to a file. */
public final class JavaProcess implements AutoCloseable {
  private static final Path HOME = Path.of(System.getProperty("java.home"), "bin");
  private static final long PATIENCE_SECONDS = 240;
  private static final Pattern HEAP = Pattern.compile("total \\d+K, used (\\d+)K");
  private static final Pattern METASPACE = Pattern.compile("Metaspace +used (\\d+)K");

  private final Process process;
  private final Path log;

  private JavaProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a program.
   *
   * @param log where its output goes, behind what is there
   * @param jvm options of the JVM
   * @param program main class and its arguments
   * @param environment variables beside those of this process
   */
  static JavaProcess start(
      Path log,
      String classPath,
      List<String> jvm,
      List<String> program,
      Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("java").toString());
    // These live for minutes at most, too short for what the second compiler costs to pay.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(jvm);
    command.addAll(List.of("-cp", classPath));
    command.addAll(program);
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      return new JavaProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Everything that it has said. */
  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Collects the garbage of the process, and whatever can be unloaded with it. */
  public void collectGarbage() {
    jcmd("GC.run");
  }

  /** How many class loaders of a class the process has. */
  long classLoaders(String type) {
    return jcmd("VM.classloader_stats").lines().filter(line -> line.contains(type)).count();
  }

  /** Bytes of metaspace in use. */
  public long metaspace() {
    Matcher used = METASPACE.matcher(jcmd("GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("GC.heap_info does not tell the metaspace");
    }
    return Long.parseLong(used.group(1)) << 10;
  }

  /** Bytes of the heap in use, garbage that was not collected yet included. */
  public long heap() {
    long used =
        HEAP.matcher(jcmd("GC.heap_info"))
            .results()
            .mapToLong(part -> Long.parseLong(part.group(1)))
            .sum();
    if (used == 0) {
      throw new IllegalStateException("GC.heap_info does not tell the heap");
    }
    return used << 10;
  }

  /** Bytes of the process that are in memory. */
  public long resident() {
    return Long.parseLong(run("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).strip())
        << 10;
  }

  private String jcmd(String command) {
    return run(HOME.resolve("jcmd").toString(), String.valueOf(process.pid()), command);
  }

  private static String run(String... command) {
    String line = String.join(" ", command);
    try {
      Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || tool.exitValue() != 0) {
        throw new IllegalStateException(line + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in " + line, e);
    }
  }

  /** Waits until it ends by itself, and well. */
  void awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("Not ended within %d s: %s".formatted(PATIENCE_SECONDS, output()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
    if (process.exitValue() != 0) {
      throw new AssertionError("Ended with %d: %s".formatted(process.exitValue(), output()));
    }
  }

  /**
   * Sends it a signal that it does not die of.
   *
   * @param name as {@code kill} has it, {@code STOP} and {@code CONT}
   */
  void signal(String name) {
    run("kill", "-" + name, String.valueOf(process.pid()));
  }

  /**
   * Forbids it to write to files, or allows it again. A file can still be made, and every byte into
   * it is refused, as on a disk that is full; unlike that, anyone may do it to a process of his.
   */
  public void writeFiles(boolean allowed) {
    run(
        "prlimit",
        "--pid",
        String.valueOf(process.pid()),
        allowed ? "--fsize=unlimited:" : "--fsize=0:");
  }

  /** Kills it, as kill -9 does. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
