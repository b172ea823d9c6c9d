package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.operator.batch.BatchLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How close the inference operator comes to bare ONNX Runtime on perfectly sorted batches, and what
 * one record at a time costs, with the same model, texts and thread of control.
 */
@Command(name = "sentiment-benchmark", mixinStandardHelpOptions = true)
final class SentimentBenchmark implements Callable<Integer> {
  private static final double LEAST_AGREEMENT = 0.99;

  @Option(names = "--bundle", required = true, description = "folder of a classifier's bundle")
  private Path bundle;

  @Mixin private BenchmarkOptions options;

  public static void main(String[] args) {
    System.exit(new CommandLine(new SentimentBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    ModelBundle model = BenchmarkOptions.open(bundle);
    Corpus corpus = options.corpus(model);
    BatchLimits limits = BatchLimits.DEFAULT;
    List<Contender> contenders =
        List.of(
            new SortedLoop(corpus, model, limits.runTokens()),
            new OperatorAlone(corpus, model, limits, false),
            new OperatorAlone(corpus, model, limits, true),
            OneByOne.singleThreaded(corpus, model),
            OneByOne.byDefault(corpus, model));
    try {
      List<Double> agreement = agreement(contenders);
      List<Measured> results =
          Rounds.run(contenders, agreement, corpus.size(), options.rounds, options.seed);
      new BenchmarkReport(
              "Sentiment: the operator against bare ONNX Runtime",
              "the ceiling",
              Provenance.of(List.of(model), options.texts, corpus),
              options.rounds,
              results)
          .write(options.out);
    } finally {
      for (Contender contender : contenders) {
        contender.close();
      }
    }
    return 0;
  }

  /** The gate: who answers differently is not compared. Serves as the warm-up, too. */
  private static List<Double> agreement(List<Contender> contenders) throws Exception {
    List<Double> agreement = new ArrayList<>();
    int[] expected = contenders.get(0).run();
    for (Contender contender : contenders) {
      double equal = Rounds.equal(expected, contender.run());
      if (equal < LEAST_AGREEMENT) {
        throw new IllegalStateException(
            "'%s' agrees with the ceiling on %.4f of the texts, at least %.2f is required"
                .formatted(contender.name(), equal, LEAST_AGREEMENT));
      }
      agreement.add(equal);
    }
    return agreement;
  }
}
