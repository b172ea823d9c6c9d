package io.rhema.local.kafka;

import io.rhema.local.EnvironmentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The directory of a broker, prepared by Kafka's own storage tool. */
final class BrokerStorage {
  /*
   * Version 2 fences a transactional id at the end of every transaction. A restarted Flink sink
   * that commits once more then logs "most likely signals data loss", although nothing is lost.
   */
  private static final String TRANSACTIONS = "transaction.version=1";

  private BrokerStorage() {}

  /** Formats the directory; one that has been formatted before is left as it is. */
  static void format(Path directory, Properties properties) {
    // A second formatting would give the cluster another id, which Kafka refuses.
    if (Files.exists(directory.resolve("data").resolve("meta.properties"))) {
      return;
    }
    Path file = directory.resolve("server.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    } catch (IOException e) {
      throw new EnvironmentException(
          "Cannot write %s (%s).".formatted(file, e.getClass().getSimpleName()), e);
    }
    String[] arguments = {
      "format",
      "--cluster-id",
      Uuid.randomUuid().toString(),
      "--config",
      file.toString(),
      "--feature",
      TRANSACTIONS
    };
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status =
        StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
    if (status != 0) {
      throw new EnvironmentException(
          "Kafka's storage tool could not format %s: %s"
              .formatted(directory, said.toString(StandardCharsets.UTF_8).strip()));
    }
  }
}
