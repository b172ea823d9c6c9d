package io.rhema.local.demo;

import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.operator.interpret.TaskKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The demo's topics.
 *
 * @param events texts
 * @param results results, a topic for each task
 * @param deadLetters records without a result
 */
record DemoTopics(String events, Map<TaskKind, String> results, String deadLetters) {

  /** Named as the job names them by default. */
  static DemoTopics of(List<TaskKind> tasks) {
    Map<TaskKind, String> results = new EnumMap<>(TaskKind.class);
    for (TaskKind task : tasks) {
      results.put(task, task == TaskKind.TRANSLATION ? "nlp.translations" : "nlp." + task.key());
    }
    return new DemoTopics("text-events", results, "nlp.dead-letters");
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
  }
}
