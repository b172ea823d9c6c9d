package io.rhema.training.judge;

import io.rhema.model.bundle.BundleException;
import io.rhema.training.base.TrainingException;
import io.rhema.training.evaluate.EvaluationException;
import io.rhema.training.gate.Gate;
import io.rhema.training.gate.GateOptions;
import io.rhema.training.gate.GateSets;
import io.rhema.training.gate.Verdict;
import io.rhema.training.graph.GraphException;
import io.rhema.training.launch.ParentWatch;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.tune.CandidateBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The judging process, which a {@link JudgeJob} starts. */
@Command(name = "judge", description = "Makes a candidate of a trained model and judges it.")
public final class JudgeMain implements Callable<Integer> {
  @Option(names = "--serving", required = true, description = "bundle of the model that serves")
  private Path serving;

  @Option(names = "--trained", required = true, description = "float bundle of a training")
  private Path trained;

  @Option(names = "--recipe", required = true, description = "recipe of that training")
  private Path recipe;

  @Option(names = "--candidate", required = true, description = "bundle to make, unless it exists")
  private Path candidate;

  @Option(names = "--dev", required = true, description = "examples to compare on")
  private Path dev;

  @Option(names = "--regression", description = "a fixed set of examples")
  private Path regression;

  @Option(names = "--head", description = "which of several heads was trained")
  private String head;

  @Option(names = "--significance", required = true, description = "of the gate")
  private double significance;

  @Option(names = "--margin", required = true, description = "of the gate")
  private double margin;

  @Option(names = "--verdict", required = true, description = "file for the verdict")
  private Path verdict;

  public static void main(String[] args) {
    ParentWatch.start(System.in);
    System.exit(
        new CommandLine(new JudgeMain())
            .setExecutionExceptionHandler(JudgeMain::report)
            .execute(args));
  }

  private static int report(Exception e, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    boolean explained =
        e instanceof BundleException
            || e instanceof GraphException
            || e instanceof TrainingException
            || e instanceof EvaluationException
            || e instanceof RecipeException;
    if (explained) {
      line.getErr().println(e.getMessage());
      return 1;
    }
    if (e instanceof IOException) {
      line.getErr().println("The gate can't read or write its files: " + e);
      return 1;
    }
    throw e;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(candidate)) {
      new CandidateBundle(serving).write(trained, recipe, candidate);
    }
    GateOptions options = GateOptions.DEFAULT.withSignificance(significance).withMargin(margin);
    if (head != null) {
      options = options.withHead(head);
    }
    Verdict found =
        new Gate(options)
            .judge(
                serving,
                candidate,
                GateSets.of(dev, Optional.ofNullable(regression)),
                Optional.of(trained));
    Judgement.of(found, options).write(verdict);
    return 0;
  }
}
