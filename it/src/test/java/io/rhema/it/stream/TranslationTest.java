package io.rhema.it.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.job.streaming.JobOptions;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyTranslator;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.SentenceTranslation;
import io.rhema.schema.TranslationResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is to be translated gets a translation, a reason or a dead letter, and each once. */
class TranslationTest {
  private static final String FRENCH = "Je ne sais pas où se trouve la gare la plus proche.";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A text and what becomes of it.
   *
   * @param language what the producer states, or null
   * @param translation null when there is none
   * @param reason why there is none; null for a dead letter
   */
  private record Case(String text, String language, String translation, String reason) {
    static Case translated(String text, String translation) {
      return new Case(text, null, translation, null);
    }

    static Case refused(String text, String language, String reason) {
      return new Case(text, language, null, reason);
    }

    static Case failed(String text) {
      return new Case(text, null, null, null);
    }

    boolean isDeadLetter() {
      return translation == null && reason == null;
    }
  }

  private static final List<Case> CASES =
      List.of(
          Case.translated("hello world.\n\nthe cat  sleeps!", "bonjour monde.\n\nle chat dort!"),
          Case.refused("", null, "empty"),
          Case.refused(" \t\n", null, "empty"),
          Case.translated("the cat ".repeat(2_500).strip(), "le chat ".repeat(2_500).strip()),
          Case.translated("thanks, my friend", "merci, mon ami"),
          Case.translated("😀👩‍👩‍👧 42!", "😀👩‍👩‍👧 42!"),
          Case.refused(FRENCH, null, "language"),
          Case.refused("hello", "fr", "language"),
          Case.translated("hello\u0000\u0007 world", "bonjour monde"),
          Case.failed("hello crash"),
          Case.failed("nan. hello."),
          new Case("good day", "en-US", "bon jour", null));

  @TempDir Path folder;

  @Test
  void answersOrExplainsEveryTextOnceAcrossASavepoint() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(1, folder)) {
      for (String topic :
          List.of("text-events", "nlp.sentiment", "nlp.translations", "nlp.dead-letters")) {
        kafka.createTopic(topic, 1);
      }
      JobOptions options = options(kafka.bootstrapServers());
      try (TopicReader answered = new TopicReader(kafka.bootstrapServers(), "nlp.translations");
          TopicReader dead = new TopicReader(kafka.bootstrapServers(), "nlp.dead-letters")) {
        produce(kafka.bootstrapServers(), 0);
        JobID first = cluster.submit(options);
        await(answered, dead, CASES.size());
        String savepoint = cluster.stopWithSavepoint(first);
        produce(kafka.bootstrapServers(), 1);
        JobID second = cluster.resume(options, savepoint);
        await(answered, dead, 2 * CASES.size());
        assertThat(cluster.restarts(second)).as("restarts").isZero();
        cluster.stopWithSavepoint(second);
        answered.readToEnd();
        dead.readToEnd();

        assertThat(letters(dead))
            .extracting(record -> new String(record.key(), UTF_8))
            .containsExactlyElementsOf(ids(true));
        List<TranslationResult> results =
            answered.records().stream()
                .map(record -> RecordCodec.of(TranslationResult.class).decode(record.value()))
                .toList();
        assertThat(results)
            .extracting(TranslationResult::getEventId)
            .containsExactlyElementsOf(ids(false));
        results.forEach(TranslationTest::assertAnswered);
      }
    }
  }

  private static void assertAnswered(TranslationResult result) {
    Case wanted = CASES.get(Integer.parseInt(result.getEventId()) % CASES.size());
    assertThat(result.getText()).isEqualTo(wanted.translation());
    assertThat(result.getReason()).isEqualTo(wanted.reason());
    assertThat(result.getSource()).isEqualTo("en");
    assertThat(result.getTarget()).isEqualTo("fr");
    for (SentenceTranslation sentence : result.getSentences()) {
      assertThat(wanted.text().substring(sentence.getStart(), sentence.getEnd())).isNotBlank();
      assertThat(wanted.translation().substring(sentence.getTargetStart(), sentence.getTargetEnd()))
          .isNotBlank();
    }
  }

  private static List<String> ids(boolean deadLetters) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 2 * CASES.size(); i++) {
      if (CASES.get(i % CASES.size()).isDeadLetter() == deadLetters) {
        ids.add(String.valueOf(i));
      }
    }
    return ids;
  }

  private static void await(TopicReader answered, TopicReader dead, int count) {
    Deadline.repeat(
        () -> {
          answered.poll();
          dead.poll();
        },
        () -> answered.records().size() + letters(dead).size() >= count,
        () -> answered.records().size() + " results, " + letters(dead).size() + " dead letters");
  }

  /** Those of the translation; the other model fails on the same words. */
  private static List<ConsumerRecord<byte[], byte[]>> letters(TopicReader dead) {
    return dead.records().stream()
        .filter(
            record ->
                Arrays.equals(
                    record.headers().lastHeader("rhema.tasks").value(),
                    "translation".getBytes(UTF_8)))
        .toList();
  }

  /** Sends all cases, each with its number as id and key. */
  private static void produce(String bootstrapServers, int round) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<?>> acknowledged = new ArrayList<>();
      for (int i = 0; i < CASES.size(); i++) {
        String id = String.valueOf(round * CASES.size() + i);
        Map<String, String> event = new HashMap<>(Map.of("id", id, "text", CASES.get(i).text()));
        if (CASES.get(i).language() != null) {
          event.put("language", CASES.get(i).language());
        }
        acknowledged.add(
            producer.send(
                new ProducerRecord<>(
                    "text-events", id.getBytes(UTF_8), JSON.writeValueAsBytes(event))));
      }
      producer.flush();
      assertThat(acknowledged).allSatisfy(Future::get);
    }
  }

  private JobOptions options(String bootstrapServers) {
    return JobOptions.of(
        Map.of(
            "tasks",
            "sentiment,translation",
            "kafka.bootstrap-servers",
            bootstrapServers,
            "input.format",
            "json",
            "models.sentiment.bundle",
            TinyBundles.sentiment(folder.resolve("sentiment")).toString(),
            "models.translation.bundle",
            TinyTranslator.write(folder.resolve("translation")).toString(),
            "parallelism",
            "1",
            "checkpoint.interval",
            "500 ms"));
  }
}
