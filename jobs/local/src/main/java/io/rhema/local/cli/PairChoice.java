package io.rhema.local.cli;

import io.rhema.training.evaluate.ParallelData;
import io.rhema.training.recipe.PairFile;
import io.rhema.training.recipe.PairFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where the translations of texts are. */
final class PairChoice {
  private static final Path HERE = Path.of("");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--references",
      paramLabel = "FILE",
      description =
          "Translations of --data, line by line; as many such files as there are of --data."
              + " Default: in a column of --data.")
  private List<Path> references = List.of();

  @Option(
      names = "--source-column",
      paramLabel = "N",
      defaultValue = "0",
      description = "Column of the text, parted by tabs; the first is 0. Default: 0.")
  private int source;

  @Option(
      names = "--target-column",
      paramLabel = "N",
      defaultValue = "1",
      description = "Column of its translation. Default: 1.")
  private int target;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "10",
      description = "Translations to show, from the best to the worst. Default: 10.")
  private int samples;

  int samples() {
    return Math.max(0, samples);
  }

  List<ParallelData> read(List<Path> data) {
    if (!references.isEmpty() && references.size() != data.size()) {
      throw usage(
          "--references names %d files and --data %d; each file of texts needs one of translations"
              .formatted(references.size(), data.size()));
    }
    if (source < 0 || target < 0) {
      throw usage(
          "Invalid columns: --source-column is %d and --target-column %d; the first one is 0"
              .formatted(source, target));
    }
    return IntStream.range(0, data.size())
        .mapToObj(i -> ParallelData.read(HERE, file(data.get(i).toString(), i)))
        .toList();
  }

  private PairFile file(String path, int index) {
    PairFormat format =
        references.isEmpty()
            ? new PairFormat.Columns(source, target)
            : new PairFormat.Lines(references.get(index).toString());
    return new PairFile(path, format, path, "", 1, 1);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
