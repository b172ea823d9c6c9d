package io.rhema.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rhema.local.kafka.KafkaAddress;
import io.rhema.model.bundle.Digests;
import io.rhema.operator.failure.DeadLetterMessage;
import io.rhema.operator.failure.WantedTasks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Sends the dead letters of a topic back, up to where the topic ends when it begins: those that
 * come back meanwhile wait for the next time.
 *
 * <p>A letter and the place up to which letters were read are committed in one transaction, under a
 * group of its own for each choice of letters: the same choice never sends a letter twice, whenever
 * it is interrupted and however often it is repeated. Two processes with one choice fence each
 * other.
 *
 * <p>A record goes to the partition that it came from. Its headers are those that it had, but for
 * {@link WantedTasks#HEADER}, by which it is answered only for tasks without a result, and {@link
 * #OF}, which names the letter.
 */
public final class Replay implements AutoCloseable {
  /** Header of a record that was sent back: topic, partition and offset of the letter. */
  public static final String OF = "rhema.replay.of";

  private static final int GROUP_DIGITS = 16;

  private final KafkaAddress kafka;
  private final Choice choice;
  private final KafkaConsumer<byte[], byte[]> letters;
  private final Originals originals;

  /**
   * What is sent back, and where.
   *
   * @param from the topic of dead letters
   * @param to the topic that all go to; empty for the one that each came from
   * @param filter which letters
   * @param most how many are sent at most, at least 1
   * @param again whether to begin with the earliest letter, whatever was sent before
   */
  public record Choice(
      String from, Optional<String> to, LetterFilter filter, long most, boolean again) {}

  /**
   * What became of the letters.
   *
   * @param sent those that were sent back
   * @param refused those that were chosen and cannot be
   * @param others those that were not chosen
   */
  public record Count(long sent, long refused, long others) {}

  /**
   * @throws io.rhema.local.EnvironmentException when Kafka does not answer or a topic is missing
   */
  public Replay(KafkaAddress kafka, Choice choice) {
    this.kafka = kafka;
    this.choice = choice;
    kafka.requireTopic(choice.from());
    choice.to().ifPresent(kafka::requireTopic);
    this.letters = consumer(Map.of("group.id", group(choice), "auto.offset.reset", "earliest"));
    this.originals = new Originals(consumer(Map.of("max.poll.records", 1)));
  }

  private KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", false);
    return new KafkaConsumer<>(
        kafka.properties(properties), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static String group(Choice choice) {
    return "rhema-replay-"
        + Digests.of(
                "%s %s %s"
                    .formatted(choice.from(), choice.to().orElse(""), choice.filter().text())
                    .getBytes(UTF_8))
            .sha256()
            .substring(0, GROUP_DIGITS);
  }

  /**
   * Sends what was chosen.
   *
   * @param stopped asked between transactions
   * @param refused is told of each letter that is meant and cannot be sent: its coordinates, and a
   *     sentence that says why
   */
  public Count send(BooleanSupplier stopped, BiConsumer<String, String> refused) {
    Tally tally = new Tally();
    try (Transactions transactions = new Transactions(kafka, group(choice))) {
      read(
          stopped,
          tally,
          record ->
              prepared(record, tally, refused)
                  .ifPresent(
                      original -> {
                        transactions.send(original);
                        tally.sent++;
                      }),
          () -> transactions.commit(positions(), letters.groupMetadata()));
    }
    return tally.count();
  }

  /**
   * Looks at the letters that would be sent, and sends none.
   *
   * @param next is given each of them
   */
  public Count look(BooleanSupplier stopped, BiConsumer<String, String> refused, Reasons next) {
    Tally tally = new Tally();
    read(
        stopped,
        tally,
        record ->
            chosen(record, tally, refused)
                .ifPresent(
                    letter -> {
                      next.add(letter);
                      tally.sent++;
                    }),
        () -> {});
    return tally.count();
  }

  private void read(
      BooleanSupplier stopped,
      Tally tally,
      Consumer<ConsumerRecord<byte[], byte[]>> next,
      Runnable read) {
    Map<TopicPartition, Long> ends = begin();
    while (!stopped.getAsBoolean() && tally.sent < choice.most() && !reached(ends)) {
      for (ConsumerRecord<byte[], byte[]> record : letters.poll(Duration.ofMillis(200))) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (tally.sent == choice.most() || record.offset() >= ends.get(partition)) {
          letters.seek(partition, Math.min(record.offset(), letters.position(partition)));
          continue;
        }
        next.accept(record);
      }
      read.run();
    }
  }

  private Map<TopicPartition, Long> begin() {
    List<TopicPartition> partitions =
        letters.partitionsFor(choice.from()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    letters.assign(partitions);
    if (choice.again()) {
      letters.seekToBeginning(partitions);
    }
    return letters.endOffsets(partitions);
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> letters.position(end.getKey()) >= end.getValue());
  }

  private Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    letters.assignment().forEach(each -> positions.put(each, letters.position(each)));
    return positions;
  }

  private Optional<ProducerRecord<byte[], byte[]>> prepared(
      ConsumerRecord<byte[], byte[]> record, Tally tally, BiConsumer<String, String> refused) {
    return chosen(record, tally, refused)
        .flatMap(
            letter -> {
              try {
                return Optional.of(original(letter));
              } catch (NotReplayableException e) {
                tally.refused++;
                refused.accept(Letter.coordinates(record), e.getMessage());
                return Optional.empty();
              }
            });
  }

  private Optional<Letter> chosen(
      ConsumerRecord<byte[], byte[]> record, Tally tally, BiConsumer<String, String> refused) {
    try {
      Letter letter = Letter.of(record);
      if (choice.filter().matches(letter)) {
        return Optional.of(letter);
      }
      tally.others++;
    } catch (NotReplayableException e) {
      tally.refused++;
      refused.accept(Letter.coordinates(record), e.getMessage());
    }
    return Optional.empty();
  }

  private ProducerRecord<byte[], byte[]> original(Letter letter) throws NotReplayableException {
    Originals.Original original = originals.of(letter);
    return new ProducerRecord<>(
        choice.to().orElse(letter.source().topic()),
        choice.to().isPresent() ? null : letter.source().partition(),
        null,
        original.key(),
        original.value(),
        headers(letter, original.headers()));
  }

  private static Headers headers(Letter letter, Headers kept) {
    Headers headers = new RecordHeaders();
    for (Header header : kept) {
      String name = header.key();
      if (!name.startsWith(DeadLetterMessage.REASON)
          && !name.startsWith(DeadLetterMessage.OMITTED)
          && !name.equals(WantedTasks.HEADER)
          && !name.equals(OF)) {
        headers.add(header);
      }
    }
    Letter.header(letter.record(), WantedTasks.HEADER)
        .ifPresent(tasks -> headers.add(WantedTasks.HEADER, tasks.getBytes(UTF_8)));
    headers.add(OF, Letter.coordinates(letter.record()).getBytes(UTF_8));
    return headers;
  }

  private static final class Tally {
    private long sent;
    private long refused;
    private long others;

    Count count() {
      return new Count(sent, refused, others);
    }
  }

  @Override
  public void close() {
    letters.close();
    originals.close();
  }
}
