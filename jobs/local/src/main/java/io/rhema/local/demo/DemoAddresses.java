package io.rhema.local.demo;

import java.net.URI;
import java.util.List;

/**
 * Where to look while the demo runs.
 *
 * @param dashboard Flink's dashboard
 * @param bootstrapServers Kafka
 * @param events topic of the texts
 * @param results topics of the results
 * @param deadLetters topic of the records without a result
 */
public record DemoAddresses(
    URI dashboard,
    String bootstrapServers,
    String events,
    List<String> results,
    String deadLetters) {}
