package io.rhema.job.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a broker says to topics is tested with a broker, in {@code it}. */
class KafkaCheckTest {

  @Test
  void saysInASentenceThatNoBrokerAnswers() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String address = "127.0.0.1:" + port;
    KafkaOptions options = SentimentOptions.of(address);

    assertThatThrownBy(() -> KafkaCheck.run(options, Duration.ofSeconds(1)))
        .isInstanceOf(KafkaNotReadyException.class)
        .hasMessageStartingWith("Kafka does not answer at kafka.bootstrap-servers='" + address)
        .hasMessageEndingWith("Start it, or correct the address.");
  }
}
