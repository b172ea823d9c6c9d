package io.rhema.it.deploy;

import static io.rhema.it.deploy.Yaml.list;
import static io.rhema.it.deploy.Yaml.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.local.RhemaHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The part of the Compose specification that docker-compose.yml keeps to, and what it refers to.
 */
class ComposeFileTest {
  private static final String FILE = "docker-compose.yml";

  private Map<String, Object> file;
  private Map<String, Object> services;

  @BeforeEach
  void read() throws IOException {
    file = Yaml.read(FILE);
    services = map(file.get("services"));
  }

  @Test
  void hasNoElementThatComposeDoesNotKnow() {
    assertThat(file).containsOnlyKeys("name", "x-flink", "services", "volumes");
    assertThat(services.values())
        .isNotEmpty()
        .allSatisfy(
            service -> {
              assertThat(map(service).keySet())
                  .isSubsetOf(
                      "image",
                      "build",
                      "profiles",
                      "deploy",
                      "entrypoint",
                      "command",
                      "environment",
                      "ports",
                      "volumes",
                      "depends_on",
                      "healthcheck",
                      "restart")
                  .contains("image");
              assertThat(map(map(service).get("build")).keySet())
                  .isSubsetOf("context", "dockerfile");
              assertThat(map(map(service).get("healthcheck")).keySet())
                  .isSubsetOf("test", "interval", "timeout", "retries");
              assertThat(map(service).getOrDefault("restart", "no")).isIn("no", "unless-stopped");
              assertThat(map(map(service).get("environment")).values())
                  .as("a number or a boolean is none to a process")
                  .allSatisfy(value -> assertThat(value).isInstanceOf(String.class));
              assertThat(list(map(service).get("command")))
                  .allSatisfy(word -> assertThat(word).isInstanceOf(String.class));
            });
  }

  @Test
  void waitsOnlyForServicesThatCanSayThatTheyAreReady() {
    services.forEach(
        (name, service) ->
            map(map(service).get("depends_on"))
                .forEach(
                    (other, how) -> {
                      assertThat(services).as(name).containsKey(other);
                      Object condition = map(how).get("condition");
                      Map<String, Object> awaited = map(services.get(other));
                      if (condition.equals("service_healthy")) {
                        assertThat(awaited).as(other).containsKey("healthcheck");
                      } else if (condition.equals("service_completed_successfully")) {
                        assertThat(awaited).as("ends").doesNotContainKey("restart");
                      } else {
                        assertThat(condition).isEqualTo("service_started");
                      }
                    }));
  }

  @Test
  void mountsWhatIsThere() {
    Set<String> declared = map(file.get("volumes")).keySet();
    for (Object service : services.values()) {
      for (Object mount : list(map(service).get("volumes"))) {
        String[] parts = mount.toString().split(":");
        assertThat(parts[1]).startsWith("/");
        if (parts[0].startsWith("./")) {
          assertThat(RhemaHome.path().resolve(parts[0])).exists();
          assertThat(parts).as("read only").hasSize(3).endsWith("ro");
        } else {
          assertThat(declared).contains(parts[0]);
        }
      }
    }
  }

  @Test
  void nobodyElseOnTheNetworkReachesAPort() {
    assertThat(services.values())
        .flatMap(service -> list(map(service).get("ports")))
        .hasSize(3)
        .allSatisfy(port -> assertThat(port.toString()).matches("127\\.0\\.0\\.1:\\d+:\\d+"));
  }

  @Test
  void imagesHaveTheVersionsOfTheBuild() throws IOException {
    assertThat(services.values())
        .extracting(service -> map(service).get("image").toString())
        .allSatisfy(image -> assertThat(image).matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+"))
        .contains(
            "apache/kafka:" + AppInfoParser.getVersion(),
            "rhema/flink:" + EnvironmentInformation.getVersion());
    String flink = "FROM flink:%s-java17".formatted(EnvironmentInformation.getVersion());
    assertThat(lines("deploy/Dockerfile")).contains(flink);
    assertThat(lines("deploy/Dockerfile.gpu")).contains(flink + " AS flink");
  }

  @Test
  void theImageGetsWhatTheBuildMakes() throws IOException {
    List<String> copied = copied("deploy/Dockerfile");
    assertThat(copied("deploy/Dockerfile.gpu")).isEqualTo(copied);
    List<String> sent = Files.readAllLines(RhemaHome.path().resolve(".dockerignore"));

    assertThat(copied)
        .hasSize(3)
        .allSatisfy(
            source -> {
              assertThat(sent).contains("!" + source);
              int product = source.indexOf("/target/");
              Path origin = Path.of(product < 0 ? source : source.substring(0, product));
              assertThat(RhemaHome.path().resolve(origin)).isDirectory();
            });
    assertThat(RhemaHome.path().resolve("jobs/streaming/pom.xml"))
        .content()
        .contains("maven-shade-plugin", "flink-lib");
  }

  @Test
  void processesOfFlinkReadTheProjectsConfiguration() {
    for (String name : List.of("jobmanager", "taskmanager", "taskmanager-gpu", "job")) {
      Map<String, Object> service = map(services.get(name));
      assertThat(list(service.get("volumes"))).contains("./flink-conf:/etc/rhema/flink-conf:ro");
      assertThat(map(service.get("environment")))
          .containsEntry("FLINK_CONF_DIR", "/etc/rhema/flink-conf");
    }
    assertThat(RhemaHome.flinkConfiguration())
        .isDirectoryContaining("glob:**/config.yaml")
        .isDirectoryContaining("glob:**/log4j-console.properties")
        .isDirectoryContaining("glob:**/log4j-cli.properties");
  }

  /** What an image gets from the project. */
  private static List<String> copied(String dockerfile) throws IOException {
    return lines(dockerfile).stream()
        .filter(line -> line.startsWith("COPY --chown"))
        .map(line -> line.split(" ")[2])
        .toList();
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(RhemaHome.path().resolve(file));
  }
}
