package io.rhema.it.bench;

import io.rhema.local.Directories;
import io.rhema.model.bundle.ModelBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How many texts each architecture of word models classifies in a CPU-second, beside trained
 * bundles, such as a transformer's: from the text to the label, on one thread.
 */
@Command(name = "architecture-benchmark", mixinStandardHelpOptions = true)
final class ArchitectureBenchmark implements Callable<Integer> {
  private static final int QUICK_TEXTS = 100;
  private static final int QUICK_ROUNDS = 2;

  @Option(
      names = "--bundle",
      required = true,
      paramLabel = "NAME=DIR",
      description = "a trained classifier; repeatable, the others are compared with the first")
  private Map<String, Path> bundles;

  @Option(names = "--quick", description = "few texts and rounds, to see whether it works")
  private boolean quick;

  @Mixin private BenchmarkOptions options;

  public static void main(String[] args) {
    System.exit(new CommandLine(new ArchitectureBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    if (quick) {
      options.maxTexts = Math.min(options.maxTexts, QUICK_TEXTS);
      options.rounds = QUICK_ROUNDS;
    }
    Map<String, ModelBundle> trained = new LinkedHashMap<>();
    bundles.forEach((name, folder) -> trained.put(name, BenchmarkOptions.open(folder)));
    List<ModelBundle> models = List.copyOf(trained.values());
    Corpus corpus = options.corpus(models.get(0));
    List<Labels> contenders = new ArrayList<>();
    Path made = Directories.temporary("rhema-untrained-");
    try {
      trained.forEach((name, bundle) -> contenders.add(new Labels(name, bundle, corpus)));
      for (UntrainedModel model : UntrainedModel.all()) {
        Path folder = Files.createDirectory(made.resolve(Integer.toString(contenders.size())));
        contenders.add(new Labels(model.name(), model.write(folder, corpus.texts()), corpus));
      }
      new BenchmarkReport(
              "Texts per CPU-second by architecture",
              contenders.get(0).name(),
              Provenance.of(models, options.texts, corpus),
              options.rounds,
              Rounds.run(
                  List.copyOf(contenders),
                  agreement(contenders, models.size()),
                  corpus.size(),
                  options.rounds,
                  options.seed))
          .write(options.out);
    } finally {
      contenders.forEach(Labels::close);
      Directories.delete(made);
    }
    return 0;
  }

  /** With the warm-up; what is untrained agrees with nobody. */
  private static List<Double> agreement(List<Labels> contenders, int trained) {
    List<Double> agreement = new ArrayList<>();
    int[] expected = contenders.get(0).run();
    for (int i = 0; i < contenders.size(); i++) {
      contenders.get(i).warmUp();
      agreement.add(i < trained ? Rounds.equal(expected, contenders.get(i).run()) : null);
    }
    return agreement;
  }
}
