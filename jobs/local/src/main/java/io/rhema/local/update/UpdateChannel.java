package io.rhema.local.update;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rhema.local.kafka.KafkaAddress;
import io.rhema.local.topic.TopicReader;
import io.rhema.schema.ModelUpdate;
import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.UnreadableRecordException;
import io.rhema.schema.UpdateMode;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;

/** The two topics by which commands go to running jobs and results come back. */
public final class UpdateChannel {
  /** Behind a model's name, the key of commands about a version that is tried. */
  private static final String CANDIDATE = "/candidate";

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

  /**
   * Publishes a command, and returns when Kafka has it. A compacted topic keeps the last version
   * that was to serve and the last word on one that was tried; both are in the partition of their
   * model, so that they are read in their order.
   */
  public void publish(ModelUpdate update) {
    byte[] model = update.getModel().getBytes(UTF_8);
    byte[] key =
        update.getMode() == UpdateMode.serve
            ? model
            : (update.getModel() + CANDIDATE).getBytes(UTF_8);
    try (KafkaProducer<byte[], byte[]> producer = kafka.producer(Map.of("acks", "all"))) {
      int partitions = producer.partitionsFor(commands).size();
      producer
          .send(
              new ProducerRecord<>(
                  commands,
                  Utils.toPositive(Utils.murmur2(model)) % partitions,
                  key,
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
   * @param enough whether what was heard is enough, or it is time to go
   * @param heard is given each result
   * @return what was heard
   */
  public UpdateTally publish(
      ModelUpdate update,
      String results,
      Runnable published,
      Predicate<UpdateTally> enough,
      Consumer<ModelUpdateResult> heard) {
    UpdateTally tally = new UpdateTally();
    try (TopicReader reader = new TopicReader(kafka, results, false)) {
      publish(update);
      published.run();
      reader.readValues(
          () -> enough.test(tally),
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
