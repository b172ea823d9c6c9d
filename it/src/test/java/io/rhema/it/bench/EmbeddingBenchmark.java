package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How close to fp32 the vectors of quantised models are, and how much faster they come. */
@Command(name = "embedding-benchmark", mixinStandardHelpOptions = true)
final class EmbeddingBenchmark implements Callable<Integer> {

  @Option(names = "--exact", required = true, description = "bundle of the fp32 model")
  private Path exact;

  @Option(names = "--bundle", required = true, description = "another form of it; repeatable")
  private List<Path> bundles;

  @Mixin private BenchmarkOptions options;

  public static void main(String[] args) {
    System.exit(new CommandLine(new EmbeddingBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<ModelBundle> models = new ArrayList<>(List.of(BenchmarkOptions.open(exact)));
    bundles.forEach(folder -> models.add(BenchmarkOptions.open(folder)));
    Corpus corpus = options.corpus(models.get(0));
    List<Vectors> contenders = models.stream().map(model -> new Vectors(model, corpus)).toList();
    try {
      // Serves as the warm-up, too.
      List<float[]> wanted = contenders.get(0).vectors();
      List<Closeness> closeness = new ArrayList<>();
      for (Vectors contender : contenders) {
        closeness.add(Closeness.of(wanted, contender.vectors()));
      }
      List<Measured> speed =
          Rounds.run(
              List.copyOf(contenders),
              Collections.nCopies(contenders.size(), null),
              corpus.size(),
              options.rounds,
              options.seed);
      new EmbeddingReport(
              Provenance.of(models, options.texts, corpus), options.rounds, speed, closeness)
          .write(options.out);
    } finally {
      contenders.forEach(Vectors::close);
    }
    return 0;
  }
}
