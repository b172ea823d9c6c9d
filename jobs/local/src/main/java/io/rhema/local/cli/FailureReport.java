package io.rhema.local.cli;

import io.rhema.job.finetune.FineTuneException;
import io.rhema.job.option.InvalidOptionsException;
import io.rhema.job.streaming.kafka.KafkaNotReadyException;
import io.rhema.local.EnvironmentException;
import io.rhema.local.answer.Terminal;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.registry.RegistryException;
import io.rhema.training.advise.AdviceException;
import io.rhema.training.base.TrainingException;
import io.rhema.training.evaluate.EvaluationException;
import io.rhema.training.graph.GraphException;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.vectors.VectorsException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says in one sentence why a command failed. Exceptions whose messages are written for the user are
 * quoted, however deep Flink has wrapped them; of any other the kind and the message are given, and
 * the log file that knows more.
 */
final class FailureReport implements IExecutionExceptionHandler {
  private static final Set<Class<? extends Throwable>> WRITTEN_FOR_USERS =
      Set.of(
          EnvironmentException.class,
          AdviceException.class,
          KafkaNotReadyException.class,
          CommandException.class,
          EvaluationException.class,
          TrainingException.class,
          BundleException.class,
          GraphException.class,
          RecipeException.class,
          RegistryException.class,
          VectorsException.class,
          InvalidOptionsException.class,
          FineTuneException.class);
  private static final int MOST_CAUSES = 50;

  private final BooleanSupplier verbose;

  FailureReport(BooleanSupplier verbose) {
    this.verbose = verbose;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    err.println("rhema: " + Terminal.harmless(sentence(failure)));
    if (verbose.getAsBoolean()) {
      failure.printStackTrace(err);
    }
    err.flush();
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  static String sentence(Throwable failure) {
    Throwable cause = failure;
    Throwable root = failure;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      if (WRITTEN_FOR_USERS.contains(cause.getClass())) {
        return cause.getMessage();
      }
      root = cause;
      cause = cause.getCause();
    }
    String message = root.getMessage() == null ? "" : ": " + root.getMessage().strip();
    return "Unexpected %s%s%s".formatted(root.getClass().getSimpleName(), message, whereToRead());
  }

  private static String whereToRead() {
    String file = System.getProperty("log.file");
    return file != null && Files.exists(Path.of(file))
        ? " (more with --verbose and in " + file + ")"
        : " (more with --verbose)";
  }
}
