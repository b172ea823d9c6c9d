package io.rhema.it.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.it.process.BrokerProcess;
import io.rhema.it.process.FlinkProcesses;
import io.rhema.it.process.FlinkRest;
import io.rhema.it.process.JavaProcess;
import io.rhema.it.process.JobJar;
import io.rhema.it.stream.TopicReader;
import io.rhema.local.RhemaHome;
import io.rhema.local.kafka.KafkaAddress;
import io.rhema.model.bundle.ModelBundle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on processes, as busy as it can be, with texts of all lengths. */
@Tag("soak")
class SoakIT {
  private static final Duration DURATION =
      Duration.ofMinutes(Integer.getInteger("rhema.soak.minutes", 60));
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final int AHEAD = 600;
  private static final List<String> TOPICS =
      List.of(
          "text-events", "nlp.sentiment", "nlp.entities", "nlp.translations", "nlp.dead-letters");

  private static final Map<String, String> MODELS =
      new TreeMap<>(
          Map.of(
              "sentiment", "sentiment/1",
              "entities", "entities/2",
              "translation", "translation-en-fr/3"));

  /** What the heap takes of memory when it first gets there is no growth. */
  private static final Map<String, String> TOUCHED =
      Map.of("env.java.opts.taskmanager", "-XX:+AlwaysPreTouch");

  private static final int QUARTERS = 4;

  @TempDir private Path folder;

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void memoryComesToAHeightAndStaysThere() throws Exception {
    MemoryCurve curve = new MemoryCurve();
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"), Optional.empty())) {
      createTopics(broker);
      try (FlinkProcesses cluster = FlinkProcesses.start(folder.resolve("flink"), 1, TOUCHED)) {
        FlinkRest rest = cluster.rest();
        String job = rest.run(rest.upload(JobJar.path()), arguments(broker), Optional.empty());
        soak(broker, cluster.taskManagers().get(0), curve);
        assertThat(rest.checkpoints(job, "restored")).as("restarts").isZero();
      }
    }
    curve.write(
        RhemaHome.path().resolve("it/target/soak"),
        MODELS.values().stream().map(SoakIT::folder).map(ModelBundle::open).toList());
    curve.requireNoGrowth();
  }

  private static void soak(BrokerProcess broker, JavaProcess taskManager, MemoryCurve curve) {
    MixedTexts texts = new MixedTexts(1);
    long start = System.nanoTime();
    long looked = start;
    long sent = 0;
    long answered = 0;
    int quarters = 0;
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        TopicReader results = new TopicReader(broker.bootstrapServers(), "nlp.sentiment")) {
      while (quarters < QUARTERS) {
        for (; sent < answered + AHEAD; sent++) {
          var unused =
              producer.send(new ProducerRecord<>("text-events", texts.next().getBytes(UTF_8)));
        }
        results.poll();
        answered += results.records().size();
        results.records().clear();
        if (System.nanoTime() - looked > BETWEEN_LOOKS.toNanos()) {
          looked = System.nanoTime();
          curve.add(
              new MemoryCurve.Sample(
                  (looked - start) / 60e9,
                  answered,
                  taskManager.resident(),
                  taskManager.heap(),
                  taskManager.metaspace()));
        }
        if (System.nanoTime() - start >= DURATION.toNanos() * (quarters + 1) / QUARTERS) {
          quarters++;
          taskManager.collectGarbage();
          curve.addLive(taskManager.heap());
        }
      }
    }
    assertThat(answered).isPositive();
  }

  private static void createTopics(BrokerProcess broker) throws Exception {
    try (Admin admin =
        Admin.create(KafkaAddress.of(broker.bootstrapServers()).properties(Map.of()))) {
      admin
          .createTopics(TOPICS.stream().map(topic -> new NewTopic(topic, 2, (short) 1)).toList())
          .all()
          .get(2, TimeUnit.MINUTES);
    }
  }

  private static List<String> arguments(BrokerProcess broker) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "input.format=text",
                "tasks=" + String.join(",", MODELS.keySet()),
                "translation.beams=1",
                "checkpoint.interval=5 s"));
    MODELS.forEach(
        (task, model) -> arguments.add("models.%s.bundle=%s".formatted(task, folder(model))));
    return arguments;
  }

  private static Path folder(String model) {
    return RhemaHome.path().resolve("models-onnx/bundles").resolve(model);
  }
}
