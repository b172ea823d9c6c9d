package io.rhema.it.bench;

import static io.rhema.it.bench.FormsPage.number;
import static io.rhema.it.bench.FormsPage.percent;

import io.rhema.model.bundle.ModelBundle;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** How close to fp32 the vectors of quantised models are, and how much faster they come. */
@Command(name = "embedding-benchmark", mixinStandardHelpOptions = true)
final class EmbeddingBenchmark extends FormsBenchmark<float[], Closeness> {
  private static final FormsPage<Closeness> PAGE =
      new FormsPage<>(
          "Embeddings: number formats against fp32",
          "Cosine is that of a text's vector to its fp32 vector; neighbours are the nearest of all"
              + " texts measured.",
          List.of(
              "cosine, mean",
              "1st percentile",
              "least",
              "same nearest",
              "of the ten nearest",
              "nearest is farther by"),
          c ->
              List.of(
                  number(c.meanCosine(), 5),
                  number(c.firstPercentile(), 5),
                  number(c.leastCosine(), 5),
                  percent(c.sameNearest()),
                  percent(c.sharedOfTen()),
                  number(c.nearestLoss(), 5)));

  public static void main(String[] args) {
    System.exit(new CommandLine(new EmbeddingBenchmark()).execute(args));
  }

  @Override
  Form<float[]> open(ModelBundle bundle, Corpus corpus) {
    return new Vectors(bundle, corpus);
  }

  @Override
  Closeness closeness(List<float[]> exact, List<float[]> answers) {
    return Closeness.of(exact, answers);
  }

  @Override
  FormsPage<Closeness> page() {
    return PAGE;
  }
}
