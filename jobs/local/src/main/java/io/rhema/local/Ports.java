package io.rhema.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
public final class Ports {
  /*
   * Below the ranges from which Linux (32768 up) and macOS (49152 up) take the ports of outgoing
   * connections. A listener that is stopped and started again finds its port still free, and a
   * client that keeps dialling it meanwhile cannot be connected to itself.
   */
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final int ATTEMPTS = 200;

  private Ports() {}

  /** A port that nobody listened on a moment ago. */
  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new EnvironmentException(
        "No free port found between %d and %d on the loopback interface; stop some servers."
            .formatted(FIRST, LAST));
  }

  /** Whether a server could listen on the port now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Fails when somebody listens on a port that was asked for.
   *
   * @param what who wants it, for the message: "the Kafka broker"
   * @param remedy what else to do than to free it, as the end of a sentence: "choose another with
   *     --port"
   */
  public static void requireFree(int port, String what, String remedy) {
    if (!isFree(port)) {
      throw new EnvironmentException(
          "Port %d, wanted for %s, is in use; stop the program that listens on it or %s."
              .formatted(port, what, remedy));
    }
  }
}
