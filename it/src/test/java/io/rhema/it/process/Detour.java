package io.rhema.it.process;

import java.util.Map;

/**
 * A listener of a broker that clients reach by way of a test.
 *
 * @param front where the test listens, which is what the broker tells them
 * @param behind where the broker listens
 */
public record Detour(int front, int behind) {
  /** Adds the listener to those that the broker has. */
  void addTo(Map<String, String> brokerSettings) {
    append(brokerSettings, "listeners", "DETOUR://127.0.0.1:" + behind);
    append(brokerSettings, "advertised.listeners", "DETOUR://127.0.0.1:" + front);
    append(brokerSettings, "listener.security.protocol.map", "DETOUR:PLAINTEXT");
  }

  private static void append(Map<String, String> settings, String name, String value) {
    settings.merge(name, value, (one, other) -> one + "," + other);
  }
}
