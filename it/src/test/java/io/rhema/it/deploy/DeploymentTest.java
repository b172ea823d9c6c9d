package io.rhema.it.deploy;

import static io.rhema.it.deploy.Yaml.list;
import static io.rhema.it.deploy.Yaml.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.job.streaming.JobOptions;
import io.rhema.job.streaming.kafka.KafkaOptions;
import io.rhema.local.RhemaHome;
import io.rhema.model.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.Test;

/** Options, metrics and the example for Kubernetes say the same as the rest of the project. */
class DeploymentTest {
  private static final String MODELS = "/opt/rhema/models/";
  private static final String BOARD = "deploy/grafana/dashboards/rhema.json";

  @Test
  void theJobOfComposeHasModelsAndTopics() throws IOException {
    JobOptions job = JobOptions.parse(RhemaHome.path().resolve("deploy/job.yaml"), List.of());

    requireModels(job);
    String create = list(service("topics").get("command")).get(0).toString();
    assertThat(topics(job.kafka()))
        .allSatisfy(topic -> assertThat(create).contains("create %s ".formatted(topic)));
    assertThat(job.kafka().bootstrapServers()).isEqualTo("kafka:9092");
  }

  @Test
  void theJobOfKubernetesHasModels() throws IOException {
    Map<String, Object> job = map(spec().get("job"));

    requireModels(JobOptions.parse(list(job.get("args")).stream().map(String::valueOf).toList()));
    assertThat(job).containsEntry("jarURI", "local:///opt/rhema/rhema-streaming.jar");
    assertThat(spec())
        .containsEntry("image", service("jobmanager").get("image"))
        .containsEntry(
            "flinkVersion",
            "v"
                + EnvironmentInformation.getVersion()
                    .replaceFirst("\\.\\d+$", "")
                    .replace('.', '_'));
  }

  @Test
  void kubernetesSetsWhatTheProjectSets() throws IOException {
    Configuration ours =
        GlobalConfiguration.loadConfiguration(RhemaHome.flinkConfiguration().toString());
    Map<String, String> settings = ours.toMap();
    Map<String, String> theirs = Yaml.flat(map(spec().get("flinkConfiguration")));

    assertThat(theirs)
        .allSatisfy(
            (key, value) -> {
              if (settings.containsKey(key)) {
                assertThat(value).as(key).isEqualTo(settings.get(key));
              } else {
                assertThat(key).matches("high-availability\\..*|.*\\.dir|.*-dir");
              }
            });
    assertThat(theirs)
        .containsKeys(
            "pipeline.generic-types",
            "execution.checkpointing.mode",
            "execution.checkpointing.externalized-checkpoint-retention",
            "taskmanager.memory.task.off-heap.size");
  }

  @Test
  void prometheusAsksWhereFlinkAnswers() throws IOException {
    Map<String, Object> job =
        map(list(Yaml.read("deploy/prometheus.yml").get("scrape_configs")).get(0));
    Map<String, Object> where = map(list(job.get("dns_sd_configs")).get(0));

    assertThat(list(where.get("names"))).containsExactly("jobmanager", "taskmanager");
    assertThat(String.valueOf(where.get("port")))
        .isEqualTo(
            Yaml.flat(Yaml.read("flink-conf/config.yaml")).get("metrics.reporter.prom.port"));
  }

  @Test
  void grafanaFindsPrometheusAndTheBoard() throws IOException {
    String provisioning = "deploy/grafana/provisioning/";
    Map<String, Object> source =
        map(list(Yaml.read(provisioning + "datasources/prometheus.yml").get("datasources")).get(0));
    Map<String, Object> provider =
        map(list(Yaml.read(provisioning + "dashboards/rhema.yml").get("providers")).get(0));
    String boards = map(provider.get("options")).get("path").toString();

    assertThat(source).containsEntry("url", "http://prometheus:9090");
    assertThat(board().findValuesAsText("uid"))
        .filteredOn(uid -> !uid.equals("rhema"))
        .isNotEmpty()
        .containsOnly(source.get("uid").toString());
    assertThat(list(service("grafana").get("volumes")))
        .contains("./deploy/grafana/dashboards:%s:ro".formatted(boards));
  }

  @Test
  void noPanelLiesOnAnother() throws IOException {
    Set<String> taken = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    for (JsonNode panel : board().path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).isTrue();
      JsonNode place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
      for (int x = 0; x < place.path("w").asInt(); x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          String cell = (place.path("x").asInt() + x) + "," + (place.path("y").asInt() + y);
          assertThat(taken.add(cell)).as(panel.path("title").asText()).isTrue();
        }
      }
      if (!panel.path("type").asText().equals("row")) {
        assertThat(panel.path("description").asText()).isNotBlank();
        assertThat(panel.path("targets")).isNotEmpty();
      }
    }
  }

  private static JsonNode board() throws IOException {
    return new ObjectMapper().readTree(RhemaHome.path().resolve(BOARD).toFile());
  }

  private static Map<String, Object> service(String name) throws IOException {
    return map(map(Yaml.read("docker-compose.yml").get("services")).get(name));
  }

  private static Map<String, Object> spec() throws IOException {
    return map(Yaml.read("deploy/kubernetes/flink-deployment.yaml").get("spec"));
  }

  private static List<String> topics(KafkaOptions kafka) {
    List<String> topics = new ArrayList<>(kafka.results().values());
    topics.addAll(List.of(kafka.input(), kafka.deadLetters()));
    kafka
        .control()
        .ifPresent(control -> topics.addAll(List.of(control.commands(), control.results())));
    return topics;
  }

  private static void requireModels(JobOptions job) {
    assertThat(job.pipeline().models())
        .hasSize(2)
        .allSatisfy(
            model -> {
              assertThat(model.bundle()).startsWith(MODELS);
              Path shipped =
                  RhemaHome.path()
                      .resolve("models-onnx/bundles")
                      .resolve(model.bundle().substring(MODELS.length()));
              assertThat(model.tasks()).allSatisfy(task -> task.headOf(ModelBundle.open(shipped)));
            });
  }
}
