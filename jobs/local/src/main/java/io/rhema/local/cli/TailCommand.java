package io.rhema.local.cli;

import io.rhema.local.answer.JsonLine;
import io.rhema.local.topic.TopicReader;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema tail}: what a topic holds. */
@Command(
    name = "tail",
    description =
        "Print the records of a Kafka topic as JSON lines, committed ones only, until" + " Ctrl-C.")
final class TailCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KafkaChoice kafka;

  @Parameters(paramLabel = "TOPIC", description = "The topic.")
  private String topic;

  @Option(names = "--max", paramLabel = "N", description = "End after N records.")
  private long most = Long.MAX_VALUE;

  @Option(
      names = "--from-beginning",
      description = "Begin with the earliest record, not with the next one.")
  private boolean fromBeginning;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Interruption interruption = Interruption.watch();
        TopicReader reader = new TopicReader(kafka.address(), topic, fromBeginning)) {
      reader.read(
          most,
          () -> interruption.happened() || out.checkError(),
          record -> {
            out.print(JsonLine.of(record) + "\n");
            out.flush();
          });
    }
    return 0;
  }
}
