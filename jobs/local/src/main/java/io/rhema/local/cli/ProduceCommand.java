package io.rhema.local.cli;

import io.rhema.local.answer.Terminal;
import io.rhema.local.line.Lines;
import io.rhema.local.topic.TopicWriter;
import io.rhema.operator.decode.InputFormat;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema produce}: lines into a topic. */
@Command(
    name = "produce",
    description = "Publish every line of a file to a Kafka topic as a text event.")
final class ProduceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KafkaChoice kafka;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = Lines.STANDARD_INPUT,
      description =
          "One text a line, or JSON lines with a \"text\" and perhaps an \"id\". Without"
              + " FILE, or with -, standard input.")
  private String file;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      defaultValue = "text-events",
      description = "The topic. Default: text-events.")
  private String topic;

  @Option(
      names = "--format",
      paramLabel = "avro|json|text",
      defaultValue = "avro",
      description = "How values are written. Default: avro.")
  private InputFormat format;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    TopicWriter.Count count;
    try (Lines lines = Lines.open(file);
        TopicWriter writer = new TopicWriter(kafka.address(), topic, format)) {
      count = writer.write(lines, refusal -> err.println("rhema: " + Terminal.harmless(refusal)));
    }
    err.printf("rhema: %d events published to '%s'%n", count.published(), topic);
    err.flush();
    if (count.refused() > 0) {
      throw new CommandException("%d lines were not published.".formatted(count.refused()));
    }
    return 0;
  }
}
