package io.rhema.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.local.RhemaHome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares what Grafana's board asks for with what a cluster tells Prometheus. */
final class DashboardMetrics {
  private static final Pattern NAME = Pattern.compile("flink_\\w+");

  private DashboardMetrics() {}

  /** Fails when the board names a metric that no process has. */
  static void requireAllOf(List<Integer> ports) throws IOException, InterruptedException {
    Set<String> told = new TreeSet<>();
    HttpClient client = HttpClient.newHttpClient();
    for (int port : ports) {
      URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
      client
          .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> told.add(line.split("[{ ]", 2)[0]));
    }
    assertThat(told).containsAll(asked());
  }

  /** The metrics in the expressions of the board. */
  private static Set<String> asked() throws IOException {
    JsonNode board =
        new ObjectMapper()
            .readTree(RhemaHome.path().resolve("deploy/grafana/dashboards/rhema.json").toFile());
    return board.findValuesAsText("expr").stream()
        .flatMap(expression -> NAME.matcher(expression).results())
        .map(match -> match.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
