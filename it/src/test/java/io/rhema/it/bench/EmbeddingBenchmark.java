package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How close to fp32 the vectors of quantised models are, and how much faster they come. */
@Command(name = "embedding-benchmark", mixinStandardHelpOptions = true)
final class EmbeddingBenchmark implements Callable<Integer> {

  @Option(names = "--exact", required = true, description = "bundle of the fp32 model")
  private Path exact;

  @Option(names = "--bundle", required = true, description = "another form of it; repeatable")
  private List<Path> bundles;

  @Option(names = "--texts", required = true, description = "UTF-8, one text a line")
  private Path texts;

  @Option(names = "--out", required = true, description = "folder for results.json and README.md")
  private Path out;

  @Option(names = "--max-texts", description = "lines drawn from the file (${DEFAULT-VALUE})")
  private int maxTexts = 2_000;

  @Option(names = "--rounds", description = "counted rounds (${DEFAULT-VALUE})")
  private int rounds = 5;

  @Option(names = "--seed", description = "of texts and rounds (${DEFAULT-VALUE})")
  private long seed = 1;

  public static void main(String[] args) {
    System.exit(new CommandLine(new EmbeddingBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<ModelBundle> models = new ArrayList<>(List.of(open(exact)));
    bundles.forEach(folder -> models.add(open(folder)));
    Corpus corpus = Corpus.read(texts, models.get(0), maxTexts, seed);
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
              rounds,
              seed);
      new EmbeddingReport(Provenance.of(models, texts, corpus), rounds, speed, closeness)
          .write(out);
    } finally {
      contenders.forEach(Vectors::close);
    }
    return 0;
  }

  /** Checks the bundle, and creates the native environment where a long class path does no harm. */
  private static ModelBundle open(Path folder) {
    ModelBundle bundle = ModelBundle.open(folder);
    bundle.openModel(SessionOptions.DEFAULT).close();
    return bundle;
  }
}
