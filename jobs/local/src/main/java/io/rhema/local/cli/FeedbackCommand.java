package io.rhema.local.cli;

import io.rhema.job.finetune.example.Kind;
import io.rhema.job.finetune.read.Columns;
import io.rhema.job.finetune.read.ExampleReader;
import io.rhema.job.finetune.read.FeedbackFormat;
import io.rhema.job.finetune.read.FeedbackTopic;
import io.rhema.job.finetune.read.FileOptions;
import io.rhema.job.finetune.read.FileType;
import io.rhema.local.EnvironmentException;
import io.rhema.local.answer.Terminal;
import io.rhema.local.topic.FeedbackWriter;
import io.rhema.training.recipe.ConllOptions.Scheme;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema feedback}: corrections into a topic. */
@Command(
    name = "feedback",
    description = "Publish corrections to a Kafka topic, for the fine-tuning job to learn from.")
final class FeedbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KafkaChoice kafka;

  @Parameters(
      paramLabel = "FILE",
      description =
          "A .tsv or .csv with a header, or a .jsonl, with a \"text\" and its right \"label\","
              + " \"spans\" or \"target\", and perhaps \"id\", \"task\", \"by\" and \"at\"; or a"
              + " .conll with a token and its tag on each line; or an Avro container file.")
  private Path file;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      defaultValue = "sentiment",
      description =
          "The task of rows that name none: sentiment, classification, entities or translation."
              + " Default: sentiment.")
  private String task;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who says so, of rows that do not tell.")
  private String by;

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      defaultValue = "text",
      description = "Where the texts are. Default: text.")
  private String text;

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      defaultValue = "label",
      description = "Where the labels are. Default: label.")
  private String label;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      defaultValue = FeedbackTopic.DEFAULT_NAME,
      description = "The topic. Default: " + FeedbackTopic.DEFAULT_NAME + ".")
  private String topic;

  @Option(
      names = "--format",
      paramLabel = "avro|json",
      defaultValue = "avro",
      description = "How values are written. Default: avro.")
  private FeedbackFormat format;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    FeedbackWriter.Count count;
    try (ExampleReader examples = open();
        FeedbackWriter writer = new FeedbackWriter(kafka.address(), topic, format)) {
      count =
          writer.write(
              examples,
              by,
              Instant.now().truncatedTo(ChronoUnit.MILLIS),
              refused -> err.println("rhema: " + Terminal.harmless(refused.toString())),
              published -> report(err, published));
    } catch (IOException e) {
      throw new EnvironmentException(
          "Cannot read on in %s: %s.".formatted(file, e.getMessage()), e);
    }
    report(err, count.published());
    if (count.refused() > 0) {
      throw new CommandException("%d rows were not published.".formatted(count.refused()));
    }
    return 0;
  }

  private ExampleReader open() {
    if (!Files.isRegularFile(file)) {
      throw new EnvironmentException(
          "Cannot read '%s': %s; give the path of a file with corrections."
              .formatted(
                  file, Files.isDirectory(file) ? "it is a folder" : "there is no such file"));
    }
    FileOptions options =
        new FileOptions(
            Kind.CORRECTION,
            task,
            new Columns(List.of(), text, label, "spans", "target"),
            Scheme.BIO);
    try {
      return FileType.open(Files.newInputStream(file), file.toString(), options);
    } catch (IOException e) {
      throw new EnvironmentException(
          "Cannot read '%s' (%s); check its permissions."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  private void report(PrintWriter err, long published) {
    err.printf("rhema: %d corrections published to '%s'%n", published, topic);
    err.flush();
  }
}
