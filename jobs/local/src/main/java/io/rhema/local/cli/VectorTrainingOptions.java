package io.rhema.local.cli;

import io.rhema.training.vectors.train.Architecture;
import io.rhema.training.vectors.train.VectorOptions;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of a training of word vectors, by word2vec's names. */
final class VectorTrainingOptions {
  @Option(
      names = "--architecture",
      paramLabel = "cbow|skip-gram",
      defaultValue = "skip-gram",
      converter = ArchitectureChoice.class,
      description =
          "cbow: the words around predict the one between them, faster; skip-gram: each of them"
              + " does, better for little text. Default: skip-gram.")
  private Architecture architecture;

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "100",
      description = "Numbers of a vector. Default: 100.")
  private int size;

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "5",
      description = "Words on each side that count as near. Default: 5.")
  private int window;

  @Option(
      names = "--negative",
      paramLabel = "N",
      defaultValue = "5",
      description = "Random words that each true one is told from. Default: 5.")
  private int negative;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      defaultValue = "5",
      description = "Leave out words that occur less often. Default: 5.")
  private int minCount;

  @Option(
      names = "--max-words",
      paramLabel = "N",
      description = "Keep so many of the most frequent words. Default: all.")
  private int maxWords = Integer.MAX_VALUE;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Times to go through the texts. Default: 5.")
  private int epochs;

  @Option(
      names = "--sample",
      paramLabel = "SHARE",
      defaultValue = "0.001",
      description =
          "Leave out words at random that are a larger share of the texts; 0 for none. Default:"
              + " 0.001.")
  private double sample;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "At the beginning. Default: 0.05 for cbow, 0.025 for skip-gram.")
  private Double learningRate;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Threads that train at once; with more than one, no training is like another. Default: 1.")
  private int threads;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all random numbers. Default: 1.")
  private long seed;

  /**
   * @throws io.rhema.training.vectors.VectorsException when one is out of its range
   */
  VectorOptions options() {
    return new VectorOptions(
        architecture,
        size,
        window,
        negative,
        minCount,
        maxWords,
        epochs,
        sample,
        learningRate == null ? architecture.learningRate() : learningRate,
        threads,
        seed);
  }

  /** Reads the name of an architecture. */
  static final class ArchitectureChoice implements ITypeConverter<Architecture> {
    @Override
    public Architecture convert(String written) {
      return Arrays.stream(Architecture.values())
          .filter(one -> name(one).equals(written.strip().toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is no known architecture. Known: %s."
                          .formatted(
                              written,
                              Arrays.stream(Architecture.values())
                                  .map(ArchitectureChoice::name)
                                  .collect(Collectors.joining(", ")))));
    }

    private static String name(Architecture architecture) {
      return architecture.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
