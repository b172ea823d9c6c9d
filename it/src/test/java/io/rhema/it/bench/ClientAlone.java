package io.rhema.it.bench;

import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.schema.TextEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What the {@linkplain WholeJob whole job}'s process does beside the job: a broker and a client,
 * which reads its own texts again. Made of the number of partitions and how often every text is
 * sent; its answers are the lengths of the texts.
 */
public final class ClientAlone implements Function<List<String>, int[]>, AutoCloseable {
  private static final Duration MOMENT = Duration.ofMillis(100);

  private final EmbeddedKafka kafka = EmbeddedKafka.start();
  private final StreamClient<TextEvent> client;
  private final int copies;

  public ClientAlone(List<String> arguments) {
    int partitions = Integer.parseInt(arguments.get(0));
    copies = Integer.parseInt(arguments.get(1));
    kafka.createTopic(StreamClient.TEXTS, partitions);
    client =
        new StreamClient<>(
            kafka.bootstrapServers(),
            partitions,
            StreamClient.TEXTS,
            "read_committed",
            TextEvent.class,
            TextEvent::getId);
  }

  @Override
  public int[] apply(List<String> texts) {
    for (int copy = 0; copy < copies; copy++) {
      texts.forEach(client::send);
    }
    client.flush();
    int[] lengths = new int[texts.size()];
    for (int read = 0; read < copies * texts.size(); ) {
      read +=
          client.poll(
              MOMENT,
              (event, number, written) ->
                  lengths[number % lengths.length] = event.getText().length());
    }
    return lengths;
  }

  @Override
  public void close() {
    client.close();
    kafka.close();
  }
}
