package io.rhema.it.process;

import io.rhema.local.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A listener of a broker that wants a password and shows a certificate, which was made for it.
 *
 * @param port on the loopback interface
 * @param keys a store with the broker's key
 * @param trust a store with the certificate, for clients
 */
record SecureListener(int port, Path keys, Path trust) {
  /** What no log may contain. */
  static final String PASSWORD = "hunter2-of-the-test";

  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"rhema\""
          + " password=\"%s\"%s;";

  static SecureListener create(Path folder) throws IOException {
    SecureListener listener =
        new SecureListener(Ports.free(), folder.resolve("keys.p12"), folder.resolve("trust.p12"));
    Path certificate = folder.resolve("broker.crt");
    listener.keytool(
        listener.keys,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-validity",
        "2");
    listener.keytool(listener.keys, "-exportcert", "-file", certificate.toString());
    listener.keytool(listener.trust, "-importcert", "-noprompt", "-file", certificate.toString());
    return listener;
  }

  private void keytool(Path store, String... command) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.addAll(List.of(command));
    words.addAll(
        List.of(
            "-alias",
            "broker",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD));
    Process keytool = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What the broker is told, beside its listener without security. */
  Map<String, String> brokerSettings(int plainPort, int controllerPort) {
    return Map.of(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,SASL_SSL://127.0.0.1:%d"
            .formatted(plainPort, controllerPort, port),
        "controller.quorum.voters",
        "1@127.0.0.1:" + controllerPort,
        "advertised.listeners",
        "PLAINTEXT://127.0.0.1:%d,SASL_SSL://127.0.0.1:%d".formatted(plainPort, port),
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL",
        "sasl.enabled.mechanisms",
        "PLAIN",
        "listener.name.sasl_ssl.plain.sasl.jaas.config",
        LOGIN.formatted(PASSWORD, " user_rhema=\"" + PASSWORD + "\""),
        "ssl.keystore.type",
        "PKCS12",
        "ssl.keystore.location",
        keys.toString(),
        "ssl.keystore.password",
        PASSWORD);
  }

  /** What every client is told. */
  Map<String, String> clientSettings() {
    return Map.of(
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        LOGIN.formatted(PASSWORD, ""),
        "ssl.truststore.type",
        "PKCS12",
        "ssl.truststore.location",
        trust.toString(),
        "ssl.truststore.password",
        PASSWORD);
  }

  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }
}
