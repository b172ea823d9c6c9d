package io.rhema.it.deploy;

import static io.rhema.it.deploy.Yaml.list;
import static io.rhema.it.deploy.Yaml.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.local.RhemaHome;
import io.rhema.operator.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The alerts have what whoever is woken needs, and reach Prometheus. */
class AlertRulesTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `(Rhema\\w+)` \\| (page|ticket) \\|", Pattern.MULTILINE);

  private List<Object> rules;

  @BeforeEach
  void read() throws IOException {
    rules = list(map(list(Yaml.read("deploy/alerts.yml").get("groups")).get(0)).get("rules"));
  }

  @Test
  void eachSaysWhatIsWrongAndWhatItMeans() {
    assertThat(rules)
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(map(rule).keySet())
                  .isSubsetOf("alert", "expr", "for", "labels", "annotations")
                  .contains("alert", "expr", "labels", "annotations");
              assertThat(map(map(rule).get("labels"))).containsOnlyKeys("severity");
              assertThat(map(map(rule).get("annotations")))
                  .containsOnlyKeys("summary", "description")
                  .allSatisfy((name, text) -> assertThat(text.toString()).isNotBlank());
            });
  }

  @Test
  void theReadmeTellsWhatToDoAboutEach() throws IOException {
    Map<String, String> told = new TreeMap<>();
    ROW.matcher(Files.readString(RhemaHome.path().resolve("README.md")))
        .results()
        .forEach(row -> told.put(row.group(1), row.group(2)));
    Map<String, String> severities = new TreeMap<>();
    for (Object rule : rules) {
      severities.put(
          map(rule).get("alert").toString(),
          map(map(rule).get("labels")).get("severity").toString());
    }

    assertThat(told).isEqualTo(severities).hasSameSizeAs(rules);
  }

  @Test
  void ratesAreOfTextsThatAreRead() {
    assertThat(rules)
        .extracting(rule -> map(rule).get("expr").toString())
        .filteredOn(expression -> expression.contains("operator_name=\""))
        .hasSize(2)
        .allSatisfy(
            expression ->
                assertThat(expression)
                    .contains("operator_name=\"%s\"".formatted(Stage.DECODE.title())));
  }

  @Test
  void prometheusFindsThem() throws IOException {
    Map<String, Object> service =
        map(map(Yaml.read("docker-compose.yml").get("services")).get("prometheus"));

    assertThat(list(Yaml.read("deploy/prometheus.yml").get("rule_files")))
        .containsExactly("alerts.yml");
    assertThat(list(service.get("volumes")))
        .contains(
            "./deploy/prometheus.yml:/etc/prometheus/prometheus.yml:ro",
            "./deploy/alerts.yml:/etc/prometheus/alerts.yml:ro");
    assertThat(list(Yaml.read("deploy/alerts-test.yml").get("rule_files")))
        .containsExactly("alerts.yml");
  }
}
