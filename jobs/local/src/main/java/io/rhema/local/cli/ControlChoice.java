package io.rhema.local.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that lets models be changed while a job runs. */
final class ControlChoice {
  /** The topic of commands, unless another is named. */
  static final String TOPIC = "nlp.models";

  @Option(
      names = "--control-topic",
      paramLabel = "TOPIC",
      arity = "0..1",
      fallbackValue = TOPIC,
      description =
          "Take commands of './rhema model serve' from this topic. Default of TOPIC: "
              + TOPIC
              + "; without the option, none are taken.")
  private String topic;

  Optional<String> topic() {
    return Optional.ofNullable(topic);
  }
}
