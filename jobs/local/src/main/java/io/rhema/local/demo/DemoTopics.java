package io.rhema.local.demo;

import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.operator.interpret.TaskKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The demo's topics.
 *
 * @param events texts
 * @param results results, a topic for each task
 * @param deadLetters records without a result
 * @param commands commands that change models; empty where none do
 */
record DemoTopics(
    String events, Map<TaskKind, String> results, String deadLetters, Optional<String> commands) {
  private static final String COMMAND_RESULTS = "nlp.models.results";
  private static final String CORRECTIONS = "nlp.feedback";

  /** Named as the job names them by default. */
  static DemoTopics of(List<TaskKind> tasks, Optional<String> commands) {
    Map<TaskKind, String> results = new EnumMap<>(TaskKind.class);
    for (TaskKind task : tasks) {
      results.put(task, task == TaskKind.TRANSLATION ? "nlp.translations" : "nlp." + task.key());
    }
    return new DemoTopics("text-events", results, "nlp.dead-letters", commands);
  }

  /** All topics that the job writes to. */
  List<String> outputs() {
    List<String> outputs = new ArrayList<>(results.values());
    outputs.add(deadLetters);
    return outputs;
  }

  void create(EmbeddedKafka kafka, int partitions) {
    kafka.createTopic(events, partitions);
    outputs().forEach(topic -> kafka.createTopic(topic, partitions));
    commands.ifPresent(
        topic -> {
          kafka.createTopic(topic, 1, Map.of("cleanup.policy", "compact"));
          kafka.createTopic(COMMAND_RESULTS, 1);
          kafka.createTopic(CORRECTIONS, 1);
        });
  }
}
