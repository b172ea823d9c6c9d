package io.rhema.it.process;

import io.rhema.it.stream.Deadline;
import io.rhema.local.Ports;
import io.rhema.local.RhemaHome;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A broker in a JVM of its own, with and without security. */
final class BrokerProcess implements AutoCloseable {
  private final int port = Ports.free();
  private final SecureListener secure;
  private final JavaProcess process;

  private BrokerProcess(Path folder) throws IOException {
    secure = SecureListener.create(folder);
    Properties settings = new Properties();
    settings.putAll(secure.brokerSettings(port, Ports.free()));
    Path file = folder.resolve("settings.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      settings.store(writer, null);
    }
    process =
        JavaProcess.start(
            folder.resolve("broker.out"),
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
                file.toString()),
            Map.of());
  }

  /** Starts a broker and returns when it serves. */
  static BrokerProcess start(Path folder) throws IOException {
    BrokerProcess broker = new BrokerProcess(Files.createDirectories(folder));
    try {
      Deadline.await(
          () -> !broker.process.isAlive() || broker.process.output().contains(BrokerMain.READY),
          broker.process::output);
      if (!broker.process.isAlive()) {
        throw new AssertionError(broker.process.output());
      }
      return broker;
    } catch (AssertionError e) {
      broker.close();
      throw e;
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Of the listener that asks nobody who he is. */
  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  SecureListener secure() {
    return secure;
  }

  @Override
  public void close() {
    process.close();
  }
}
