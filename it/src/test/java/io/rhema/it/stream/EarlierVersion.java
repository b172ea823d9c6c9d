package io.rhema.it.stream;

import io.rhema.job.streaming.JobOptions;
import io.rhema.local.RhemaHome;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import io.rhema.model.testing.TinyKeywords;
import io.rhema.model.testing.TinyTranslator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.JobID;

/**
 * A savepoint that a version of the job has left in the repository, with the stream at which it was
 * taken: every stage is in it, four tasks and the commands.
 *
 * <p>A version that is released leaves one, beside those of the versions before:
 *
 * <pre>
 * mvn -q -Dquick -DskipTests -pl it -am -Pbench verify -Dbench.main=io.rhema.it.stream.EarlierVersion \
 *   -Dbench.args=VERSION
 * </pre>
 */
final class EarlierVersion {
  /** Events that the job had answered when it was stopped. */
  static final int ANSWERED = 200;

  private static final String METADATA = "_metadata";

  private EarlierVersion() {}

  /**
   * Leaves a savepoint.
   *
   * @param arguments the version
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("rhema-savepoint");
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(2, folder)) {
      createTopics(kafka);
      try (EventPump pump = pump(kafka)) {
        JobID job = cluster.submit(options(kafka, folder));
        pump.send(ANSWERED);
        pump.drain();
        Path savepoint = Path.of(java.net.URI.create(cluster.stopWithSavepoint(job)));
        Files.copy(
            savepoint.resolve(METADATA),
            Files.createDirectories(folderOf(arguments[0])).resolve(METADATA),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Where the savepoint of a version is. */
  static Path folderOf(String version) throws IOException {
    return RhemaHome.path().resolve("it/src/test/resources/savepoints").resolve(version);
  }

  static void createTopics(EmbeddedKafka kafka) {
    kafka.createTopic("text-events", 2);
    for (String topic : topics()) {
      kafka.createTopic(topic, 2);
    }
    kafka.createTopic("nlp.dead-letters", 1);
    kafka.createTopic("nlp.models", 1, Map.of("cleanup.policy", "compact"));
    kafka.createTopic("nlp.models.results", 1);
  }

  /** Sends what it is told and nothing else. */
  static EventPump pump(EmbeddedKafka kafka) {
    return new EventPump(0, EventPump::text, kafka.bootstrapServers(), "text-events", topics());
  }

  static String[] topics() {
    return new String[] {"nlp.sentiment", "nlp.entities", "nlp.translations", "nlp.keywords"};
  }

  static JobOptions options(EmbeddedKafka kafka, Path folder) {
    Map<String, String> options = new HashMap<>();
    options.put("kafka.bootstrap-servers", kafka.bootstrapServers());
    options.put("tasks", "sentiment,entities,translation,keywords");
    options.put(
        "models.sentiment.bundle", TinyBundles.sentiment(folder.resolve("sentiment")).toString());
    options.put(
        "models.entities.bundle", TinyHeads.entities(folder.resolve("entities")).toString());
    options.put(
        "models.translation.bundle",
        TinyTranslator.write(folder.resolve("translation")).toString());
    options.put(
        "models.keywords.bundle", TinyKeywords.write(folder.resolve("keywords")).toString());
    options.put("parallelism", "2");
    options.put("checkpoint.interval", "500 ms");
    options.put("control.topic", "nlp.models");
    return JobOptions.of(options);
  }
}
