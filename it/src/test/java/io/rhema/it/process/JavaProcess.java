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

/** A JVM of its own, whose output goes to a file. */
final class JavaProcess implements AutoCloseable {
  private static final Path HOME = Path.of(System.getProperty("java.home"), "bin");
  private static final long PATIENCE_SECONDS = 240;

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

  boolean isAlive() {
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
  void collectGarbage() {
    jcmd("GC.run");
  }

  /** How many class loaders of a class the process has. */
  long classLoaders(String type) {
    return jcmd("VM.classloader_stats").lines().filter(line -> line.contains(type)).count();
  }

  private String jcmd(String command) {
    try {
      Process jcmd =
          new ProcessBuilder(
                  HOME.resolve("jcmd").toString(), String.valueOf(process.pid()), command)
              .redirectErrorStream(true)
              .start();
      String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!jcmd.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
        throw new IllegalStateException("jcmd " + command + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in jcmd " + command, e);
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
