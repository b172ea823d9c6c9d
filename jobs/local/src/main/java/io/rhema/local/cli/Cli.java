package io.rhema.local.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Entry point of {@code ./rhema}. Exit code 0 means that everything asked for was done, 1 that
 * something failed, 2 that the command line was not understood.
 */
@Command(
    name = "rhema",
    version = "Rhema 0.1.0",
    description =
        "Sentiment, entities, embeddings and translations of a live text stream: Kafka, Flink and"
            + " ONNX models in one JVM.",
    subcommands = {
      DemoCommand.class,
      AnnotateCommand.class,
      TranslateCommand.class,
      AdviseCommand.class,
      TrainCommand.class,
      FineTuneCommand.class,
      EvaluateCommand.class,
      ModelCommand.class,
      VectorsCommand.class,
      KeywordsCommand.class,
      GenerateCommand.class,
      FillMaskCommand.class,
      RunCommand.class,
      ProduceCommand.class,
      FeedbackCommand.class,
      TailCommand.class,
      ReplayCommand.class
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    scope = ScopeType.INHERIT)
public final class Cli implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  private boolean verbose;

  private Cli() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = utf8(FileDescriptor.out);
    PrintWriter err = utf8(FileDescriptor.err);
    // Whatever a library prints is no result.
    System.setOut(System.err);
    int status = execute(out, err, arguments);
    out.flush();
    err.flush();
    System.exit(status);
  }

  /** Runs one command in this JVM and returns its exit code. */
  public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    Cli cli = new Cli();
    return new CommandLine(cli)
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new FailureReport(() -> cli.verbose))
        .execute(arguments);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "No command was given");
  }

  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
  }
}
