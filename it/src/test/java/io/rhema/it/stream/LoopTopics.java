package io.rhema.it.stream;

import io.rhema.local.kafka.EmbeddedKafka;
import java.util.List;
import java.util.Map;

/** The topics of a job that takes commands, by their usual names. */
public final class LoopTopics {
  public static final String TEXTS = "text-events";
  public static final String COMMANDS = "nlp.models";

  /** What becomes of commands. */
  public static final String OUTCOMES = "nlp.models.results";

  static final String SENTIMENT = "nlp.sentiment";
  static final String FEEDBACK = "nlp.feedback";

  private LoopTopics() {}

  /**
   * Creates them all.
   *
   * @param results the topics that results go to
   */
  public static void create(EmbeddedKafka kafka, String... results) {
    kafka.createTopic(TEXTS, 2);
    List.of(results).forEach(topic -> kafka.createTopic(topic, 2));
    kafka.createTopic("nlp.dead-letters", 1);
    kafka.createTopic(FEEDBACK, 2);
    kafka.createTopic(COMMANDS, 1, Map.of("cleanup.policy", "compact"));
    kafka.createTopic(OUTCOMES, 1);
  }
}
