package io.rhema.local.demo;

import io.rhema.local.kafka.EmbeddedKafka;

/**
 * The demo's topics.
 *
 * @param events texts
 * @param sentiment results
 * @param deadLetters records without a result
 */
record DemoTopics(String events, String sentiment, String deadLetters) {
  /** Named as the job names them by default. */
  static final DemoTopics USUAL =
      new DemoTopics("text-events", "nlp.sentiment", "nlp.dead-letters");

  void create(EmbeddedKafka kafka, int partitions) {
    kafka.createTopic(events, partitions);
    kafka.createTopic(sentiment, partitions);
    kafka.createTopic(deadLetters, partitions);
  }
}
