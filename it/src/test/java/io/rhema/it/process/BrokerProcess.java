package io.rhema.it.process;

import io.rhema.it.stream.Deadline;
import io.rhema.local.Ports;
import io.rhema.local.RhemaHome;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A broker in a JVM of its own, with and without security. */
public final class BrokerProcess implements AutoCloseable {
  private final int port = Ports.free();
  private final SecureListener secure;
  private final Path folder;
  private JavaProcess process;

  private BrokerProcess(Path folder, Optional<Detour> detour) throws IOException {
    this.folder = folder;
    secure = SecureListener.create(folder);
    Map<String, String> settings = new HashMap<>(secure.brokerSettings(port, Ports.free()));
    detour.ifPresent(way -> way.addTo(settings));
    Properties properties = new Properties();
    properties.putAll(settings);
    try (Writer writer = Files.newBufferedWriter(settings())) {
      properties.store(writer, null);
    }
    process = launch();
  }

  private Path settings() {
    return folder.resolve("settings.properties");
  }

  private JavaProcess launch() throws IOException {
    return JavaProcess.start(
        folder.resolve("broker-%d.out".formatted(System.nanoTime())),
        System.getProperty("java.class.path"),
        List.of(
            "-Xmx384m",
            "-Drhema.home=" + RhemaHome.path(),
            "-Dlog.file=" + folder.resolve("broker.log"),
            "-Dlog4j2.configurationFile="
                + RhemaHome.flinkConfiguration().resolve("log4j2.properties")),
        List.of(
            BrokerMain.class.getName(),
            String.valueOf(port),
            Files.createDirectories(folder.resolve("data")).toString(),
            settings().toString()),
        Map.of());
  }

  /** Starts a broker and returns when it serves. */
  static BrokerProcess start(Path folder) throws IOException {
    return start(folder, Optional.empty());
  }

  /**
   * The same.
   *
   * @param detour by which some clients are to come
   */
  public static BrokerProcess start(Path folder, Optional<Detour> detour) throws IOException {
    BrokerProcess broker = new BrokerProcess(Files.createDirectories(folder), detour);
    try {
      broker.awaitService();
      return broker;
    } catch (AssertionError e) {
      broker.close();
      throw e;
    }
  }

  private void awaitService() {
    Deadline.await(
        () -> !process.isAlive() || process.output().contains(BrokerMain.READY), process::output);
    if (!process.isAlive()) {
      throw new AssertionError(process.output());
    }
  }

  /** Starts another process in place of one that was killed, with the same address and data. */
  public void restart() throws IOException {
    process = launch();
    awaitService();
  }

  /** Whether the broker does anything; one that does not keeps its connections. */
  public void run(boolean running) {
    process.signal(running ? "CONT" : "STOP");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Of the listener that asks nobody who he is. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  SecureListener secure() {
    return secure;
  }

  /** Kills it, as kill -9 does. */
  @Override
  public void close() {
    process.close();
  }
}
