package io.rhema.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.local.EnvironmentException;
import io.rhema.local.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class EmbeddedKafkaTest {
  private static final String TOPIC = "words";

  @Test
  void readsCommittedTransactionsOnlyAndFindsThemAfterRestart() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      kafka.createTopic(TOPIC, 1);
      kafka.createTopic(TOPIC, 1);
      try (KafkaProducer<String, String> producer =
          producer(kafka, Map.of("transactional.id", "one"))) {
        producer.initTransactions();
        send(producer, "committed");
        send(producer, "aborted", false);
      }
      assertThat(readCommitted(kafka)).containsExactly("committed");

      kafka.restart();

      assertThat(readCommitted(kafka)).containsExactly("committed");
      try (KafkaProducer<String, String> producer =
          producer(kafka, Map.of("transactional.id", "one"))) {
        producer.initTransactions();
        send(producer, "after the restart");
      }
      assertThat(readCommitted(kafka)).containsExactly("committed", "after the restart");
    }
  }

  @Test
  void findsTheDataOfAnEarlierBrokerInAGivenDirectory(@TempDir Path directory) throws Exception {
    BrokerOptions options = BrokerOptions.defaults().withDirectory(directory);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(options)) {
      kafka.createTopic(TOPIC, 1);
      try (KafkaProducer<String, String> producer = producer(kafka, Map.of())) {
        producer.send(new ProducerRecord<>(TOPIC, "kept")).get();
      }
    }

    try (EmbeddedKafka kafka = EmbeddedKafka.start(options)) {
      assertThat(readCommitted(kafka)).containsExactly("kept");
    }
  }

  @Test
  void deletesItsTemporaryDirectoryOnClose() {
    EmbeddedKafka kafka = EmbeddedKafka.start();
    assertThat(kafka.directory()).isDirectory();

    kafka.close();

    assertThat(kafka.directory()).doesNotExist();
  }

  @Test
  void acceptsRecordsUpToTheConfiguredSizeOnly() throws Exception {
    BrokerOptions options = BrokerOptions.defaults().withMaxMessageBytes(2_000_000);
    Map<String, Object> bigRequests = Map.of("max.request.size", 10_000_000);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(options)) {
      kafka.createTopic(TOPIC, 1);
      try (KafkaProducer<String, String> producer = producer(kafka, bigRequests)) {
        producer.send(new ProducerRecord<>(TOPIC, "x".repeat(1_900_000))).get();

        assertThatThrownBy(
                () -> producer.send(new ProducerRecord<>(TOPIC, "x".repeat(2_100_000))).get())
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(RecordTooLargeException.class);
      }
    }
  }

  @Test
  void saysInOneSentenceThatThePortIsInUse() throws IOException {
    int port = Ports.free();
    try (ServerSocket occupant = new ServerSocket()) {
      occupant.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));

      assertThatThrownBy(() -> EmbeddedKafka.start(BrokerOptions.defaults().withPort(port)))
          .isInstanceOf(EnvironmentException.class)
          .hasMessage(
              "Port "
                  + port
                  + ", wanted for the Kafka broker, is in use; stop the program that listens on"
                  + " it or choose another port.");
    }
  }

  @Test
  void saysInOneSentenceThatTheDirectoryBelongsToARunningBroker(@TempDir Path directory) {
    BrokerOptions options = BrokerOptions.defaults().withDirectory(directory);
    try (EmbeddedKafka running = EmbeddedKafka.start(options)) {
      assertThatThrownBy(() -> EmbeddedKafka.start(options))
          .isInstanceOf(EnvironmentException.class)
          .hasMessageContaining(directory + " belongs to a Kafka broker that is running");
      running.createTopic("still-serving", 1);
    }
  }

  @Test
  void saysInOneSentenceThatTheDirectoryCannotBeWritten(@TempDir Path directory)
      throws IOException {
    Path file = Files.createFile(directory.resolve("a-file"));

    assertThatThrownBy(() -> EmbeddedKafka.start(BrokerOptions.defaults().withDirectory(file)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith("Cannot write into the directory " + file);
  }

  private static KafkaProducer<String, String> producer(
      EmbeddedKafka kafka, Map<String, Object> more) {
    Map<String, Object> configuration = new HashMap<>(more);
    configuration.put("bootstrap.servers", kafka.bootstrapServers());
    return new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer());
  }

  private static void send(KafkaProducer<String, String> producer, String value) {
    send(producer, value, true);
  }

  private static void send(KafkaProducer<String, String> producer, String value, boolean commit) {
    producer.beginTransaction();
    Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(TOPIC, value));
    producer.flush();
    assertThat(sent).isDone();
    if (commit) {
      producer.commitTransaction();
    } else {
      producer.abortTransaction();
    }
  }

  private static List<String> readCommitted(EmbeddedKafka kafka) {
    Map<String, Object> configuration =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest");
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }
}
