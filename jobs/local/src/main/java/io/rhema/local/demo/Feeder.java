package io.rhema.local.demo;

import io.rhema.local.kafka.KafkaAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;

/** Publishes a feed to a topic, in a thread of its own. */
final class Feeder implements AutoCloseable {
  private final Feed feed;
  private final Outstanding outstanding;
  private final FeedLimits limits;
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final Thread thread = new Thread(this::run, "rhema-feeder");
  private volatile boolean finished;
  private volatile RuntimeException failure;

  Feeder(Feed feed, FeedLimits limits, Outstanding outstanding, String servers, String topic) {
    this.feed = feed;
    this.limits = limits;
    this.outstanding = outstanding;
    this.topic = topic;
    this.producer = KafkaAddress.of(servers).producer(Map.of("linger.ms", 5));
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Whether everything has been published.
   *
   * @throws RuntimeException when something could not be read or published
   */
  boolean isFinished() {
    if (failure != null) {
      throw failure;
    }
    return finished;
  }

  private void run() {
    try {
      long began = System.nanoTime();
      for (long sent = 0; sent < limits.mostEvents(); sent++) {
        FeedEvent event = feed.next();
        if (event == null) {
          break;
        }
        waitForTurn(began, sent);
        outstanding.enter(event);
        publish(event);
      }
      producer.flush();
      finished = true;
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void publish(FeedEvent event) {
    byte[] key = EventKey.of(event.number());
    var unused =
        producer.send(
            new ProducerRecord<>(topic, key, event.value()),
            (metadata, refusal) -> {
              if (refusal != null) {
                failure =
                    new IllegalStateException(
                        "Kafka did not take event '%s': %s"
                            .formatted(event.id(), refusal.getMessage()),
                        refusal);
              }
            });
  }

  private void waitForTurn(long began, long sent) throws InterruptedException {
    if (limits.perSecond() > 0) {
      long due = began + (long) (sent / limits.perSecond() * TimeUnit.SECONDS.toNanos(1));
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
    }
  }

  /** Stops publishing; what has not been sent is dropped. */
  @Override
  public void close() {
    thread.interrupt();
    producer.close(Duration.ofSeconds(1));
  }
}
