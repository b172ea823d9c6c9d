package io.rhema.training.run;

import io.rhema.model.bundle.BundleException;
import io.rhema.training.base.BaseModel;
import io.rhema.training.base.Start;
import io.rhema.training.base.TrainingException;
import io.rhema.training.graph.GraphException;
import io.rhema.training.launch.ParentWatch;
import io.rhema.training.launch.TrainingResult;
import io.rhema.training.metric.Baseline;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.Recipe;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.recipe.RecipeReader;
import io.rhema.training.recipe.TranslationRecipe;
import io.rhema.training.report.ReportPage;
import io.rhema.training.report.TranslationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The training process; {@code launch.TrainLauncher} starts it with the right environment. */
@Command(name = "train", description = "Trains a model by a recipe.", sortOptions = false)
public final class TrainMain implements Callable<Integer> {

  /** Longer than a training takes that ends because its supervisor did. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Mistakes of a data set that the report shows. */
  private static final int WORST = 20;

  @Parameters(index = "0", paramLabel = "RECIPE", description = "the recipe, a YAML file")
  private Path recipeFile;

  @Option(names = "--data", required = true, description = "folder that the recipe's files are in")
  private Path data;

  @Option(names = "--output", required = true, description = "folder of the bundle that comes out")
  private Path output;

  @Option(names = "--work", required = true, description = "folder for checkpoints")
  private Path work;

  @Option(
      names = "--cpu-seconds",
      description = {
        "CPU time of this process after which an encoder's training ends as it would when nothing",
        "got better any more; such a training can't be gone on with"
      })
  private Double cpuSeconds;

  @Option(
      names = "--commit",
      description = "commit of this program, for the model's provenance; default: as git says")
  private String commit = CodeCommit.ofThisProgram().orElse(null);

  @Option(
      names = "--supervised",
      description = {
        "speak in events, one a line, for the program that started this one, and end with it: when",
        "its end of the standard input is closed"
      })
  private boolean supervised;

  public static void main(String[] args) {
    ExitGate.install();
    System.exit(run(args));
  }

  /** Does what {@link #main} does, without ending the process. */
  static int run(String... args) {
    return new CommandLine(new TrainMain())
        .setExecutionExceptionHandler(TrainMain::report)
        .execute(args);
  }

  private static int report(Exception e, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    boolean explained =
        e instanceof RecipeException
            || e instanceof TrainingException
            || e instanceof GraphException
            || e instanceof BundleException;
    if (explained) {
      line.getErr().println(e.getMessage());
      return 1;
    }
    if (e instanceof NoSuchFileException missing) {
      line.getErr().printf("There is no file %s%n", missing.getFile());
      return 1;
    }
    if (e instanceof IOException failed) {
      line.getErr()
          .printf(
              "The training can't read or write its files: %s. Mend that and start it again: it"
                  + " goes on from its last checkpoint%n",
              describe(failed));
      return 1;
    }
    throw e;
  }

  private static String describe(IOException failed) {
    return failed.getClass() == IOException.class ? failed.getMessage() : failed.toString();
  }

  @Override
  public Integer call() throws IOException {
    if (supervised) {
      ParentWatch.start(System.in);
    }
    try (RunLock lock = RunLock.take(work, PATIENCE)) {
      if (Files.exists(output)) {
        throw new TrainingException(
            "Invalid --output=%s: it exists; name a new folder".formatted(output));
      }
      Recipe recipe = RecipeReader.read(recipeFile);
      useThreads(recipe.threads());
      if (recipe instanceof TranslationRecipe translation) {
        train(translation);
      } else {
        train((EncoderRecipe) recipe);
      }
      return 0;
    }
  }

  private Progress progress() {
    return supervised ? new EventProgress(System.out) : Progress.onTerminal();
  }

  /** Left before the model, so that whoever sees the model can tell how good it is. */
  private void leave(Outcome outcome) throws IOException {
    new TrainingResult(
            outcome.chosen(), outcome.evaluation().score(), outcome.evaluation().figures())
        .write(work);
  }

  private static void useThreads(int threads) {
    torch.set_num_threads(threads);
    openblas_nolapack.blas_set_num_threads(threads);
  }

  private void train(TranslationRecipe recipe) throws IOException {
    TranslationStart start = TranslationStart.of(recipe);
    RunIdentity identity = RunIdentity.of(recipe.lasting(), start.sha256(), data);
    RunFolder folder = RunFolder.open(work, identity);
    try (Progress progress = progress()) {
      TranslationOutcome result = new TranslationTraining(start, data, folder, progress).run();
      leave(result.outcome());
      new TranslationOutput(start, new RunProvenance(recipe, identity, data, commit))
          .write(output, result);
      Outcome outcome = result.outcome();
      TranslationReport.write(
          report(),
          recipe.name() + " " + recipe.version(),
          outcome.curve(),
          outcome.candidates(),
          outcome.chosen(),
          result.samples());
      tell(progress, outcome);
    }
  }

  private void train(EncoderRecipe recipe) throws IOException {
    Start start = Start.of(recipe, data, work);
    RunIdentity identity = RunIdentity.of(recipe, start.sha256(), data);
    RunFolder folder = RunFolder.open(work, identity);
    BaseModel base = start.model();
    try (Progress progress = progress();
        ModelTraining training = new ModelTraining(recipe, data, base, folder, progress, limit())) {
      Outcome outcome = training.run();
      leave(outcome);
      new BundleOutput(recipe, base, new RunProvenance(recipe, identity, data, commit))
          .write(output, outcome);
      ReportPage.write(
          report(),
          recipe.name() + " " + recipe.version(),
          outcome.curve(),
          outcome.candidates(),
          outcome.chosen(),
          training.worst(WORST));
      tell(progress, outcome);
    }
  }

  private CpuLimit limit() {
    return cpuSeconds == null
        ? CpuLimit.NONE
        : CpuLimit.of(Duration.ofMillis((long) (cpuSeconds * 1000)));
  }

  private Path report() {
    return work.resolve("report.html");
  }

  private void tell(Progress progress, Outcome outcome) {
    progress.say("How it went: " + report());
    progress.say("%s: weights '%s'".formatted(output, outcome.chosen()));
    Map<String, Baseline> baselines = outcome.evaluation().baselines();
    outcome
        .evaluation()
        .figures()
        .forEach(
            (what, figure) ->
                progress.say(
                    String.format(
                        Locale.ROOT, "  %s %.4f%s", what, figure, beside(baselines, what))));
  }

  private static String beside(Map<String, Baseline> baselines, String what) {
    Baseline baseline = baselines.get(what);
    return baseline == null ? "" : " (" + baseline.describe() + ")";
  }
}
