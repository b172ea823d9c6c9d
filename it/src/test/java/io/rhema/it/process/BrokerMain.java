package io.rhema.it.process;

import io.rhema.local.kafka.BrokerOptions;
import io.rhema.local.kafka.EmbeddedKafka;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** A broker that runs until its process is killed. */
final class BrokerMain {
  static final String READY = "The broker serves at ";

  private BrokerMain() {}

  /**
   * Runs the broker.
   *
   * @param arguments port, directory, a file with more settings
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(arguments[2]))) {
      settings.load(reader);
    }
    EmbeddedKafka kafka =
        EmbeddedKafka.start(
            BrokerOptions.defaults()
                .withPort(Integer.parseInt(arguments[0]))
                .withDirectory(Path.of(arguments[1]))
                .withSettings(
                    settings.stringPropertyNames().stream()
                        .collect(Collectors.toMap(name -> name, settings::getProperty))));
    System.out.println(READY + kafka.bootstrapServers());
    new CountDownLatch(1).await();
  }
}
