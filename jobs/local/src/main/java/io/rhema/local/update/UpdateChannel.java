package io.rhema.local.update;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rhema.local.kafka.KafkaAddress;
import io.rhema.local.topic.TopicReader;
import io.rhema.schema.ModelUpdate;
import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.UnreadableRecordException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The two topics by which commands go to running jobs and results come back. */
public final class UpdateChannel {
  private final KafkaAddress kafka;
  private final String commands;

  /**
   * @param commands the topic that jobs have as {@code control.topic}
   */
  public UpdateChannel(KafkaAddress kafka, String commands) {
    this.kafka = kafka;
    this.commands = commands;
    kafka.requireTopic(commands);
  }

  /** The topic of the commands. */
  public String commands() {
    return commands;
  }

  /** Publishes a command under its model's name, and returns when Kafka has it. */
  public void publish(ModelUpdate update) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            kafka.properties(Map.of("acks", "all")),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  commands,
                  update.getModel().getBytes(UTF_8),
                  RecordCodec.of(ModelUpdate.class).encode(update)))
          .get();
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka did not take the command", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while publishing the command", e);
    }
  }

  /**
   * Publishes a command and hears what becomes of it, whoever else commands meanwhile.
   *
   * @param results the topic that jobs have as {@code control.results-topic}
   * @param published is called when Kafka has the command
   * @param stopped whether to wait no longer
   * @param heard is given each result
   * @return what was heard until it was complete, or stopped
   */
  public UpdateTally publish(
      ModelUpdate update,
      String results,
      Runnable published,
      BooleanSupplier stopped,
      Consumer<ModelUpdateResult> heard) {
    UpdateTally tally = new UpdateTally();
    try (TopicReader reader = new TopicReader(kafka, results, false)) {
      publish(update);
      published.run();
      reader.readValues(
          () -> tally.isComplete() || stopped.getAsBoolean(),
          value -> {
            ModelUpdateResult result = read(value);
            if (result != null && result.getUpdateId().equals(update.getId())) {
              tally.add(result);
              heard.accept(result);
            }
          });
    }
    return tally;
  }

  private static ModelUpdateResult read(byte[] value) {
    try {
      return RecordCodec.of(ModelUpdateResult.class).decode(value);
    } catch (UnreadableRecordException e) {
      return null; // Whatever else somebody puts there is no result.
    }
  }
}
