package io.rhema.it.fault;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.rhema.it.process.BrokerProcess;
import io.rhema.it.process.FlinkProcesses;
import io.rhema.it.process.FlinkRest;
import io.rhema.it.process.JobJar;
import io.rhema.it.process.ZooKeeperProcess;
import io.rhema.local.RhemaHome;
import io.rhema.local.kafka.KafkaAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/** The job on a cluster, with all that it stands on and a hand on each of the parts. */
final class Site implements AutoCloseable {
  static final String INPUT = "text-events";
  static final String RESULTS = "nlp.sentiment";
  static final String LETTERS = "nlp.dead-letters";

  static final Path MODEL = RhemaHome.path().resolve("models-onnx/bundles/sentiment-lstm/1");
  static final int TASK_MANAGERS = 2;
  private static final int PARTITIONS = 4;

  /** More than one task manager has slots, so that both are needed. */
  private static final int PARALLELISM = 3;

  private final BrokerProxy proxy;
  private final BrokerProcess broker;
  private final Optional<ZooKeeperProcess> zookeeper;
  private final FlinkProcesses flink;
  private String job;

  private Site(Path folder, boolean highlyAvailable) throws Exception {
    proxy = new BrokerProxy();
    broker = BrokerProcess.start(folder.resolve("broker"), Optional.of(proxy.detour()));
    for (String topic : List.of(INPUT, RESULTS, LETTERS)) {
      createTopic(topic);
    }
    zookeeper =
        highlyAvailable
            ? Optional.of(ZooKeeperProcess.start(folder.resolve("zookeeper")))
            : Optional.empty();
    flink =
        FlinkProcesses.start(
            folder.resolve("flink"),
            TASK_MANAGERS,
            zookeeper
                .map(it -> it.clusterSettings(folder.resolve("high-availability")))
                .orElse(Map.of()));
  }

  /**
   * Starts everything, and the job.
   *
   * @param highlyAvailable whether another job manager takes up the job of one that is lost
   */
  static Site start(Path folder, boolean highlyAvailable) throws Exception {
    Site site = new Site(folder, highlyAvailable);
    try {
      site.submit(Optional.empty());
      return site;
    } catch (IOException | RuntimeException e) {
      site.close();
      throw e;
    }
  }

  boolean highlyAvailable() {
    return zookeeper.isPresent();
  }

  BrokerProcess broker() {
    return broker;
  }

  BrokerProxy proxy() {
    return proxy;
  }

  FlinkProcesses flink() {
    return flink;
  }

  FlinkRest rest() {
    return flink.rest();
  }

  String job() {
    return job;
  }

  void createTopic(String topic) throws Exception {
    try (Admin admin = admin()) {
      admin
          .createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
          .all()
          .get(2, TimeUnit.MINUTES);
    }
  }

  void deleteTopic(String topic) throws Exception {
    try (Admin admin = admin()) {
      admin.deleteTopics(List.of(topic)).all().get(2, TimeUnit.MINUTES);
    }
  }

  private Admin admin() {
    return Admin.create(KafkaAddress.of(broker.bootstrapServers()).properties(Map.of()));
  }

  /**
   * Submits the job.
   *
   * @param restore a checkpoint to go on from
   */
  void submit(Optional<String> restore) throws IOException {
    job = rest().run(rest().upload(JobJar.path()), arguments(RESULTS), restore);
  }

  /** What the job is told. */
  List<String> arguments(String results) {
    return List.of(
        "kafka.bootstrap-servers=" + proxy.bootstrapServers(),
        "tasks=sentiment",
        "output.sentiment.topic=" + results,
        "models.sentiment.bundle=" + MODEL,
        "parallelism=" + PARALLELISM,
        "checkpoint.interval=1 s");
  }

  /** The checkpoint that was completed last, of whichever job. */
  Optional<String> lastCheckpoint() throws IOException {
    try (Stream<Path> files = Files.walk(flink.checkpoints())) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .map(file -> file.getParent().toUri().toString());
    }
  }

  /** How often the job's present job manager did something with a checkpoint; 0 if it is gone. */
  int checkpoints(String fate) {
    try {
      return rest().checkpoints(job, fate);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Why the job failed last, as its present job manager knows; empty if that is gone. */
  String failure() {
    try {
      return rest().failure(job);
    } catch (IOException e) {
      return "";
    }
  }

  /** What somebody on call would look at first. */
  String describe() throws Exception {
    try (Admin admin = admin()) {
      Map<TransactionState, List<String>> transactions =
          admin.listTransactions().all().get(2, TimeUnit.MINUTES).stream()
              .collect(
                  groupingBy(
                      TransactionListing::state,
                      mapping(TransactionListing::transactionalId, toList())));
      return "the job is %s, after %s; transactions %s"
          .formatted(rest().state(job), failure(), transactions);
    }
  }

  @Override
  public void close() throws IOException {
    if (flink != null) {
      flink.close();
    }
    zookeeper.ifPresent(ZooKeeperProcess::close);
    broker.close();
    proxy.close();
  }
}
