package io.rhema.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.it.deploy.Yaml;
import io.rhema.local.RhemaHome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the metrics that people are told of with those that a cluster tells Prometheus. */
final class MetricNames {
  private static final Pattern NAME = Pattern.compile("flink_\\w+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
  private static final Pattern SELECTED = Pattern.compile("(\\w+)(?:=~?|!=|!~)\"");
  private static final Pattern GROUPED = Pattern.compile("by \\(([^)]*)\\)");
  private static final Pattern CODE = Pattern.compile("`([A-Za-z.<>]+)`");
  private static final String MODEL = "flink_taskmanager_job_task_operator_nlp_model_";
  private static final String TABLE = "| metric | what it says |";

  /** The labels of each metric, by its name. */
  private final Map<String, Set<String>> told;

  private MetricNames(Map<String, Set<String>> told) {
    this.told = told;
  }

  /** Asks processes as Prometheus does, at these ports. */
  static MetricNames of(List<Integer> ports) throws IOException, InterruptedException {
    Map<String, Set<String>> told = new TreeMap<>();
    HttpClient client = HttpClient.newHttpClient();
    for (int port : ports) {
      URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
      client
          .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line ->
                  told.computeIfAbsent(line.split("[{ ]", 2)[0], name -> new TreeSet<>())
                      .addAll(words(LABEL, line)));
    }
    return new MetricNames(told);
  }

  /**
   * Fails when an expression of Grafana's board or of an alert asks for a metric or a label that no
   * process has, when the README describes a metric of models that there is not, or does not name
   * one that there is.
   */
  void requireThoseOfBoardAlertsAndReadme() throws IOException {
    assertThat(expressions()).isNotEmpty().allSatisfy(this::requireAnswer);

    String readme = Files.readString(RhemaHome.path().resolve("README.md"));
    Set<String> ofModels =
        told.keySet().stream()
            .filter(name -> name.startsWith(MODEL))
            .map(name -> name.substring(MODEL.length()).replaceAll("^candidate_|_count$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    String table = readme.substring(readme.indexOf(TABLE));
    Set<Metric> described = metrics(firstColumn(table.substring(0, table.indexOf("\n\n"))));
    assertThat(described).isNotEmpty();
    assertThat(described)
        .filteredOn(metric -> ofModels.stream().noneMatch(metric::is))
        .as("described in the README, and not there")
        .isEmpty();
    Set<Metric> named = metrics(readme);
    assertThat(ofModels)
        .filteredOn(name -> named.stream().noneMatch(metric -> metric.is(name)))
        .as("there, and not named in the README")
        .isEmpty();
  }

  private void requireAnswer(String expression) {
    Set<String> names = words(NAME, expression);
    assertThat(told.keySet()).as(expression).containsAll(names);
    Set<String> labels = new HashSet<>(words(SELECTED, expression));
    words(GROUPED, expression).forEach(list -> labels.addAll(List.of(list.split(", *"))));
    // Which alerts hold is told by Prometheus itself.
    if (!names.isEmpty()) {
      assertThat(names.stream().flatMap(name -> told.get(name).stream()))
          .as(expression)
          .containsAll(labels);
    }
  }

  private static List<String> expressions() throws IOException {
    ObjectMapper json = new ObjectMapper();
    Path board = RhemaHome.path().resolve("deploy/grafana/dashboards/rhema.json");
    List<String> all = new ArrayList<>(json.readTree(board.toFile()).findValuesAsText("expr"));
    JsonNode rules = json.valueToTree(Yaml.read("deploy/alerts.yml"));
    all.addAll(rules.findValuesAsText("expr"));
    return all;
  }

  private static String firstColumn(String table) {
    return table.lines().map(line -> line.split("\\|", 3)[1]).collect(Collectors.joining("\n"));
  }

  private static Set<Metric> metrics(String markdown) {
    return words(CODE, markdown).stream().map(Metric::of).collect(Collectors.toSet());
  }

  /** The first groups of all matches, or the matches themselves where there is no group. */
  private static Set<String> words(Pattern pattern, String text) {
    Stream<MatchResult> matches = pattern.matcher(text).results();
    return matches
        .map(match -> match.group(Math.min(1, match.groupCount())))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A metric of models as the README has it, such as {@code task.<task>.records}. */
  private record Metric(String pattern) {
    static Metric of(String written) {
      return new Metric(written.replaceAll("\\.<\\w+>", "(_\\\\w+)?").replace(".", "_"));
    }

    /** Whether Prometheus calls it so: of a group that is a label, the value is not in the name. */
    boolean is(String name) {
      return name.matches(pattern);
    }
  }
}
