package io.rhema.it.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a job manager is asked and told by HTTP. */
public final class FlinkRest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI root;

  FlinkRest(int port) {
    root = URI.create("http://127.0.0.1:" + port);
  }

  /** How many slots the cluster has; 0 when it does not answer. */
  int slots() {
    try {
      return get("/overview").path("slots-total").asInt();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Hands over a jar, and returns the name that it has there. */
  public String upload(Path jar) throws IOException {
    String boundary = "rhema-boundary";
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(
                "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\nContent-Type: application/x-java-archive\r\n\r\n"
                    .formatted(boundary, jar.getFileName())),
            BodyPublishers.ofFile(jar),
            BodyPublishers.ofString("\r\n--%s--\r\n".formatted(boundary)));
    JsonNode answer =
        send(
            request("/jars/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body));
    return Path.of(answer.path("filename").asText()).getFileName().toString();
  }

  /**
   * Runs the main program of a jar.
   *
   * @param restore a savepoint or checkpoint to go on from
   * @return the job's id
   */
  public String run(String jar, List<String> arguments, Optional<String> restore)
      throws IOException {
    ObjectNode body = JSON.createObjectNode();
    arguments.forEach(body.putArray("programArgsList")::add);
    restore.ifPresent(place -> body.put("savepointPath", place));
    return send(request("/jars/" + jar + "/run")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString(), UTF_8)))
        .path("jobid")
        .asText();
  }

  public void cancel(String job) throws IOException {
    send(request("/jobs/" + job).method("PATCH", BodyPublishers.noBody()));
  }

  public String state(String job) throws IOException {
    return get("/jobs/" + job).path("state").asText();
  }

  /**
   * How many checkpoints of a job there were, since its job manager leads it.
   *
   * @param fate {@code completed}, {@code failed} or {@code restored}
   */
  public int checkpoints(String job, String fate) throws IOException {
    return get("/jobs/" + job + "/checkpoints").path("counts").path(fate).asInt();
  }

  /** Why a job failed last; empty where it never did. */
  public String failure(String job) throws IOException {
    return get("/jobs/" + job + "/exceptions")
        .path("exceptionHistory")
        .path("entries")
        .path(0)
        .path("stacktrace")
        .asText();
  }

  /** Where the last checkpoint is kept. */
  Optional<String> checkpoint(String job) throws IOException {
    String place =
        get("/jobs/" + job + "/checkpoints")
            .path("latest")
            .path("completed")
            .path("external_path")
            .asText();
    return place.isEmpty() ? Optional.empty() : Optional.of(place);
  }

  /** What the dashboard shows of a job and of the cluster's configuration. */
  String dashboard(String job) throws IOException {
    StringBuilder shown = new StringBuilder();
    for (String path :
        List.of("/jobs/" + job, "/jobs/" + job + "/config", "/jobmanager/config", "/jars")) {
      shown.append(get(path));
    }
    return shown.toString();
  }

  private JsonNode get(String path) throws IOException {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path)).timeout(PATIENCE);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString(UTF_8));
      if (answer.statusCode() / 100 != 2) {
        throw new IOException(
            "%s: %d %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
      }
      return JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
