package io.rhema.it.stream;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.job.streaming.JobOptions;
import io.rhema.job.streaming.StreamingNlpJob;
import io.rhema.job.streaming.kafka.KafkaNotReadyException;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The job refuses to start, with a sentence, where it could not run. */
@ExtendWith(NoSessionLeak.class)
class StartupTest {
  @TempDir Path folder;

  @Test
  void saysWhichTopicsOrLimitsAreMissing() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      JobOptions options = options(kafka.bootstrapServers());
      kafka.createTopic("nlp.sentiment", 1);

      assertThatThrownBy(() -> StreamingNlpJob.check(options))
          .isInstanceOf(KafkaNotReadyException.class)
          .hasMessage(
              "Kafka at %1$s has no topic nlp.dead-letters, text-events. Create what is missing: kafka-topics.sh --bootstrap-server %1$s --create --topic nlp.dead-letters",
              kafka.bootstrapServers());

      kafka.createTopic("text-events", 1);
      kafka.createTopic("nlp.dead-letters", 1, Map.of("max.message.bytes", "300000"));
      assertThatThrownBy(() -> StreamingNlpJob.check(options))
          .isInstanceOf(KafkaNotReadyException.class)
          .hasMessage(
              "Topic nlp.dead-letters takes records of 300000 bytes (max.message.bytes), but the job may send 1048576 (output.max-request-size). Raise the former or lower the latter.");

      assertThatCode(
              () ->
                  StreamingNlpJob.check(
                      options(kafka.bootstrapServers(), "output.max-request-size", "300000")))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void saysWhichModelHasNoHeadForATask() {
    String bundle = TinyBundles.sentiment(folder.resolve("bundle")).toString();
    JobOptions options =
        JobOptions.of(
            Map.of(
                "tasks",
                "sentiment,entities",
                "kafka.bootstrap-servers",
                "127.0.0.1:1",
                "models.sentiment.bundle",
                bundle,
                "models.entities.bundle",
                bundle));

    assertThatThrownBy(() -> StreamingNlpJob.check(options))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "Invalid models.entities.bundle='%1$s'. Model 'sentiment' 1 in %1$s: it has no head for 'token-classification'; its heads are 'sentiment' (text-classification).",
            bundle);
  }

  @Test
  void looksAtTheModelBeforeItLooksForKafka() throws Exception {
    JobOptions options = options("127.0.0.1:1");
    Files.delete(folder.resolve("bundle").resolve("config.json"));

    assertThatThrownBy(() -> StreamingNlpJob.check(options))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("config.json");
  }

  private JobOptions options(String bootstrapServers) {
    return options(bootstrapServers, "parallelism", "1");
  }

  private JobOptions options(String bootstrapServers, String key, String value) {
    return JobOptions.of(
        Map.of(
            "tasks",
            "sentiment",
            "kafka.bootstrap-servers",
            bootstrapServers,
            "models.sentiment.bundle",
            TinyBundles.sentiment(folder.resolve("bundle")).toString(),
            key,
            value));
  }
}
