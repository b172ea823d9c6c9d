package io.rhema.local.demo;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where to look while the demo runs.
 *
 * @param dashboard Flink's dashboard
 * @param bootstrapServers Kafka
 * @param events topic of the texts
 * @param results topics of the results
 * @param deadLetters topic of the records without a result
 * @param commands topic of commands that change models; empty where none do
 */
public record DemoAddresses(
    URI dashboard,
    String bootstrapServers,
    String events,
    List<String> results,
    String deadLetters,
    Optional<String> commands) {}
