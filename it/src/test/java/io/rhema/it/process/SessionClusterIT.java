package io.rhema.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.it.stream.Deadline;
import io.rhema.it.stream.EventPump;
import io.rhema.local.kafka.KafkaAddress;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import io.rhema.model.testing.TinyKeywords;
import io.rhema.model.testing.TinyTranslator;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.KeywordsResult;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TranslationResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job's jar on a session cluster, whose processes outlive the jobs. */
@Timeout(value = 18, unit = TimeUnit.MINUTES)
class SessionClusterIT {
  private static final int ROUNDS = Integer.getInteger("rhema.it.rounds", 1);
  private static final List<String> INSTANCES = List.of("a", "b");
  private static final Pattern JOB_ID = Pattern.compile("JobID ([0-9a-f]{32})");

  private static final String INFORMATION = "\"level\":\"INFO\"";

  /**
   * The source's enumerator waits until its client has ended, and Flink does not wait for the
   * enumerator (RecreateOnResetOperatorCoordinator drops the future): when the client closes its
   * connections, the job manager may have closed the job's class loader.
   */
  private static final String CLOSING = "\"thread\":\"kafka-admin-client-thread";

  /**
   * Class loaders of jobs that are gone and that a process keeps, however many jobs come: that of
   * the first job, which ONNX Runtime's shutdown hook holds (a thread inherits the protection
   * domains of those who made it), that of the first with SASL/PLAIN, from which Kafka registers a
   * security provider, and that of the record whose {@code equals} was linked last, which the JDK
   * keeps in a cache of one ({@code ObjectMethods.OBJECT_EQ}).
   */
  private static final int KEPT = 3;

  /** What tells that classes or natives of one job got in the way of another. */
  private static final String[] CLASS_LOADING = {
    "LinkageError",
    "NoClassDefFoundError",
    "UnsatisfiedLinkError",
    "ClassNotFoundException",
    "ClassCastException",
    "OutOfMemoryError",
  };

  @TempDir private Path folder;
  private Map<String, String> options;

  @BeforeEach
  void writeModels() {
    options =
        Map.of(
            "tasks",
            "sentiment,entities,translation,keywords",
            "checkpoint.interval",
            "1 s",
            "models.sentiment.bundle",
            TinyBundles.sentiment(folder.resolve("sentiment")).toString(),
            "models.entities.bundle",
            TinyHeads.entities(folder.resolve("entities")).toString(),
            "models.translation.bundle",
            TinyTranslator.write(folder.resolve("translation")).toString(),
            "models.keywords.bundle",
            TinyKeywords.write(folder.resolve("keywords")).toString());
  }

  @Test
  void twoJobsComeAndGoAndLeaveNothingBehind() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        FlinkProcesses cluster = FlinkProcesses.start(folder.resolve("flink"), 2)) {
      String server = broker.bootstrapServers();
      createTopics(server);
      Map<String, List<String>> arguments =
          Map.of("a", arguments("a", server, Map.of()), "b", securely("b", broker.secure()));
      FlinkRest rest = cluster.rest();
      Path jar = JobJar.path();
      String uploaded = rest.upload(jar);
      Map<String, String> jobs = new LinkedHashMap<>();
      Map<JavaProcess, Footprint> footprints = new LinkedHashMap<>();
      jobs.put("a", rest.run(uploaded, arguments.get("a"), Optional.empty()));
      jobs.put("b", flinkRun(cluster, jar, arguments.get("b")));

      try (EventPump pump = new EventPump(server, "text-events", topics())) {
        pump.sendUnreadable();
        pump.send(400);
        pump.drain();
        MetricNames.of(cluster.metricsPorts()).requireThoseOfBoardAlertsAndReadme();
        for (int round = 1; round <= ROUNDS; round++) {
          for (String instance : INSTANCES) {
            String place = cancel(rest, jobs.get(instance));
            List<String> rescaled = new ArrayList<>(arguments.get(instance));
            rescaled.add("parallelism=" + (1 + round % 2));
            jobs.put(instance, rest.run(uploaded, rescaled, Optional.of(place)));
          }
          pump.send(200);
          pump.drain();
          for (JavaProcess process : cluster.processes()) {
            footprints.computeIfAbsent(process, it -> new Footprint()).measure(process);
          }
        }
        footprints.values().forEach(System.out::println);
        assertThat(footprints.values()).allSatisfy(Footprint::requireNoGrowth);

        for (String instance : INSTANCES) {
          assertEachOnce(pump, instance, "sentiment", SentimentResult.class, it -> it.getEventId());
          assertEachOnce(pump, instance, "entities", EntitiesResult.class, it -> it.getEventId());
          assertEachOnce(
              pump, instance, "translations", TranslationResult.class, it -> it.getEventId());
          assertEachOnce(pump, instance, "keywords", KeywordsResult.class, it -> it.getEventId());
        }
      }
      assertThat(broker.isAlive()).isTrue();
      assertThat(cluster.processes()).allMatch(JavaProcess::isAlive);
      for (JavaProcess taskManager : cluster.taskManagers()) {
        awaitClassLoaders(taskManager, INSTANCES.size() + KEPT);
      }
      assertThat(cluster.logs()).doesNotContain(EventPump.PLACE, SecureListener.PASSWORD);
      assertThat(
              cluster
                  .logs()
                  .lines()
                  .filter(line -> !line.contains(INFORMATION) && !line.contains(CLOSING)))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).doesNotContain(CLASS_LOADING));
      assertThat(rest.dashboard(jobs.get("b"))).doesNotContain(SecureListener.PASSWORD);
    }
  }

  /** Of jobs that are gone, classes can be unloaded. */
  private static void awaitClassLoaders(JavaProcess process, int most) {
    String type = "ChildFirstClassLoader";
    Deadline.repeat(
        process::collectGarbage,
        () -> process.classLoaders(type) <= most,
        () -> "%d class loaders of jobs are left".formatted(process.classLoaders(type)));
  }

  /** Cancels a job and returns where its last checkpoint is. */
  private static String cancel(FlinkRest rest, String job) throws IOException {
    rest.cancel(job);
    Deadline.await(() -> state(rest, job).equals("CANCELED"), () -> state(rest, job));
    return rest.checkpoint(job).orElseThrow();
  }

  private static String state(FlinkRest rest, String job) {
    try {
      return rest.state(job);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String flinkRun(FlinkProcesses cluster, Path jar, List<String> arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("run", "--detached", "--jobmanager", cluster.address(), jar.toString()));
    command.addAll(arguments);
    String said = cluster.command(command.toArray(String[]::new));
    Matcher id = JOB_ID.matcher(said);
    assertThat(id.find()).as(said).isTrue();
    return id.group(1);
  }

  private static void createTopics(String server) throws Exception {
    try (Admin admin = Admin.create(KafkaAddress.of(server).properties(Map.of()))) {
      List<NewTopic> topics =
          Stream.concat(
                  Stream.of("text-events", "a.dead-letters", "b.dead-letters"), Stream.of(topics()))
              .map(topic -> new NewTopic(topic, 2, (short) 1))
              .toList();
      admin.createTopics(topics).all().get(2, TimeUnit.MINUTES);
    }
  }

  private static String[] topics() {
    return INSTANCES.stream()
        .flatMap(
            instance ->
                Stream.of("sentiment", "entities", "translations", "keywords")
                    .map(what -> instance + "." + what))
        .toArray(String[]::new);
  }

  /** The arguments of a job that shows the broker a password and is shown a certificate. */
  private List<String> securely(String instance, SecureListener listener) {
    Map<String, String> clients = new LinkedHashMap<>();
    listener.clientSettings().forEach((key, value) -> clients.put("kafka.clients." + key, value));
    return arguments(instance, listener.bootstrapServers(), clients);
  }

  private List<String> arguments(String instance, String server, Map<String, String> clients) {
    Map<String, String> all = new LinkedHashMap<>(options);
    all.putAll(clients);
    all.put("instance", instance);
    all.put("kafka.bootstrap-servers", server);
    all.put("output.sentiment.topic", instance + ".sentiment");
    all.put("output.entities.topic", instance + ".entities");
    all.put("output.translation.topic", instance + ".translations");
    all.put("output.keywords.topic", instance + ".keywords");
    all.put("output.dead-letters.topic", instance + ".dead-letters");
    return all.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList();
  }

  private static <R extends SpecificRecord> void assertEachOnce(
      EventPump pump, String instance, String what, Class<R> type, Function<R, String> id) {
    assertThat(pump.results(instance + "." + what, type))
        .as(instance + "." + what)
        .extracting(id::apply)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, pump.sent()).mapToObj(EventPump::id).toList());
  }
}
