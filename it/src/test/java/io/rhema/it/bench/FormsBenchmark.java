package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.task.LabelScores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How close to the float model the scores of its other forms are, and how much faster they come.
 */
@Command(name = "forms-benchmark", mixinStandardHelpOptions = true)
final class FormsBenchmark implements Callable<Integer> {

  @Option(names = "--exact", required = true, description = "bundle of the float classifier")
  private Path exact;

  @Option(names = "--bundle", required = true, description = "another form of it; repeatable")
  private List<Path> bundles;

  @Mixin private BenchmarkOptions options;

  public static void main(String[] args) {
    System.exit(new CommandLine(new FormsBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<ModelBundle> models = new ArrayList<>(List.of(BenchmarkOptions.open(exact)));
    bundles.forEach(folder -> models.add(BenchmarkOptions.open(folder)));
    Corpus corpus = options.corpus(models.get(0));
    List<Classifications> contenders =
        models.stream().map(model -> new Classifications(model, corpus)).toList();
    try {
      // Serves as the warm-up, too.
      List<LabelScores> wanted = contenders.get(0).scores();
      List<ScoreCloseness> closeness = new ArrayList<>();
      for (Classifications contender : contenders) {
        closeness.add(ScoreCloseness.of(wanted, contender.scores()));
      }
      List<Measured> speed =
          Rounds.run(
              List.copyOf(contenders),
              Collections.nCopies(contenders.size(), null),
              corpus.size(),
              options.rounds,
              options.seed);
      new FormsReport(
              Provenance.of(models, options.texts, corpus), options.rounds, speed, closeness)
          .write(options.out);
    } finally {
      contenders.forEach(Classifications::close);
    }
    return 0;
  }
}
