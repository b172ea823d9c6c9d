package io.rhema.it.process;

import io.rhema.it.stream.Deadline;
import io.rhema.local.Ports;
import io.rhema.local.RhemaHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The ZooKeeper of Flink's own libraries in a JVM of its own, by which job managers find back. */
public final class ZooKeeperProcess implements AutoCloseable {
  private static final String MAIN =
      "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain";

  private final int port = Ports.free();
  private final JavaProcess process;

  private ZooKeeperProcess(Path folder) throws IOException {
    Path settings = folder.resolve("zoo.cfg");
    Files.writeString(
        settings,
        """
        tickTime=2000
        dataDir=%s
        clientPort=%d
        clientPortAddress=127.0.0.1
        admin.enableServer=false
        """
            .formatted(folder.resolve("data"), port));
    process =
        JavaProcess.start(
            folder.resolve("zookeeper.out"),
            FlinkProcesses.classPath(),
            List.of(
                "-Xmx128m",
                "-Dlog4j.configurationFile="
                    + RhemaHome.flinkConfiguration().resolve("log4j-cli.properties").toUri()),
            List.of(MAIN, settings.toString()),
            Map.of());
  }

  /** Starts a server and returns when it takes connections. */
  public static ZooKeeperProcess start(Path folder) throws IOException {
    ZooKeeperProcess server = new ZooKeeperProcess(Files.createDirectories(folder));
    try {
      Deadline.await(server::listens, server.process::output);
      return server;
    } catch (AssertionError e) {
      server.close();
      throw e;
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** What the processes of a cluster are told, so that another job manager takes up its jobs. */
  public Map<String, String> clusterSettings(Path storage) {
    return Map.of(
        "high-availability.type",
        "zookeeper",
        "high-availability.zookeeper.quorum",
        "127.0.0.1:" + port,
        "high-availability.storageDir",
        storage.toUri().toString(),
        // A job manager that was killed leads until its session has ended; Flink's default is 60 s.
        "high-availability.zookeeper.client.session-timeout",
        "10 s",
        "high-availability.zookeeper.client.connection-timeout",
        "10 s");
  }

  @Override
  public void close() {
    process.close();
  }
}
