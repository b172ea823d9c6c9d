package io.rhema.local.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.local.EnvironmentException;
import io.rhema.local.Ports;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class EmbeddedFlinkTest {
  @Test
  void takesItsConfigurationFromFlinkConf() {
    try (EmbeddedFlink flink = EmbeddedFlink.prepare(FlinkOptions.headless(Map.of()))) {
      assertThat(flink.configuration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
      assertThat(flink.configuration().get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
      assertThat(flink.configuration().get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
          .isEqualTo(CheckpointingMode.EXACTLY_ONCE);
    }
  }

  @Test
  void runsAJobToItsEnd() throws Exception {
    Map<String, String> settings = Map.of("execution.checkpointing.interval", "200ms");
    try (EmbeddedFlink flink = EmbeddedFlink.prepare(FlinkOptions.headless(settings))) {
      List<Long> squares = new ArrayList<>();
      try (CloseableIterator<Long> results =
          flink
              .environment()
              .fromSequence(1, 4)
              .uid("numbers")
              .map(number -> number * number)
              .returns(Types.LONG)
              .uid("square")
              .executeAndCollect()) {
        results.forEachRemaining(squares::add);
      }

      assertThat(squares).containsExactlyInAnyOrder(1L, 4L, 9L, 16L);
    }
  }

  @Test
  void servesTheDashboardWhileAJobRuns() throws Exception {
    FlinkOptions options = new FlinkOptions(Optional.of(Ports.free()), Optional.empty(), Map.of());
    try (EmbeddedFlink flink = EmbeddedFlink.prepare(options)) {
      StreamExecutionEnvironment environment = flink.environment();
      environment
          .fromSequence(0, Long.MAX_VALUE)
          .uid("numbers")
          .sinkTo(new DiscardingSink<>())
          .uid("nowhere");
      JobClient job = environment.executeAsync("endless");
      try {
        URI dashboard = flink.dashboard().orElseThrow();

        assertThat(get(dashboard.resolve("/index.html"))).contains("Apache Flink Web Dashboard");
        assertThat(get(dashboard.resolve("/jobs/overview"))).contains("endless");
      } finally {
        job.cancel().get();
      }
    }
  }

  @Test
  void saysInOneSentenceThatTheDashboardsPortIsInUse() throws Exception {
    int port = Ports.free();
    try (ServerSocket occupant = new ServerSocket()) {
      occupant.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      FlinkOptions options = new FlinkOptions(Optional.of(port), Optional.empty(), Map.of());

      assertThatThrownBy(() -> EmbeddedFlink.prepare(options))
          .isInstanceOf(EnvironmentException.class)
          .hasMessageStartingWith("Port " + port + ", wanted for Flink's dashboard, is in use");
    }
  }

  private static String get(URI address) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}
