package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import io.rhema.operator.batch.BatchLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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

  @Option(names = "--texts", required = true, description = "UTF-8, one text a line")
  private Path texts;

  @Option(names = "--out", required = true, description = "folder for results.json and README.md")
  private Path out;

  @Option(names = "--max-texts", description = "lines drawn from the file (${DEFAULT-VALUE})")
  private int maxTexts = 2_000;

  @Option(names = "--rounds", description = "counted rounds (${DEFAULT-VALUE})")
  private int rounds = 7;

  @Option(names = "--seed", description = "of arrival order and rounds (${DEFAULT-VALUE})")
  private long seed = 1;

  /** One contender with what its rounds gave. */
  private record Course(Contender contender, List<Double> perCpu, List<Double> perSecond) {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new SentimentBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    ModelBundle model = ModelBundle.open(bundle);
    // Checks the bundle, and creates the native environment where a long class path does no harm.
    model.openModel(SessionOptions.DEFAULT).close();
    Corpus corpus = Corpus.read(texts, model, maxTexts, seed);
    BatchLimits limits = BatchLimits.DEFAULT;
    List<Course> courses = new ArrayList<>();
    for (Contender contender :
        List.of(
            new SortedLoop(corpus, model, limits.runTokens()),
            new OperatorAlone(corpus, model, limits, false),
            new OperatorAlone(corpus, model, limits, true),
            OneByOne.singleThreaded(corpus, model),
            OneByOne.byDefault(corpus, model))) {
      courses.add(new Course(contender, new ArrayList<>(), new ArrayList<>()));
    }
    try {
      double[] agreement = agreement(courses, corpus);
      measure(courses, corpus);
      BenchmarkReport report =
          new BenchmarkReport(
              "Sentiment: the operator against bare ONNX Runtime",
              Provenance.of(model, texts, corpus),
              rounds,
              results(courses, agreement));
      report.write(out);
    } finally {
      for (Course course : courses) {
        course.contender().close();
      }
    }
    return 0;
  }

  /** The gate: who answers differently is not compared. Serves as the warm-up, too. */
  private double[] agreement(List<Course> courses, Corpus corpus) throws Exception {
    double[] agreement = new double[courses.size()];
    int[] expected = courses.get(0).contender().run();
    for (int c = 0; c < agreement.length; c++) {
      int[] answers = courses.get(c).contender().run();
      int equal = 0;
      for (int i = 0; i < answers.length; i++) {
        equal += answers[i] == expected[i] ? 1 : 0;
      }
      agreement[c] = equal / (double) corpus.size();
      if (agreement[c] < LEAST_AGREEMENT) {
        throw new IllegalStateException(
            "'%s' agrees with the ceiling on %.4f of the texts, at least %.2f is required"
                .formatted(courses.get(c).contender().name(), agreement[c], LEAST_AGREEMENT));
      }
    }
    return agreement;
  }

  private void measure(List<Course> courses, Corpus corpus) throws Exception {
    Random random = new Random(seed);
    for (int round = 1; round <= rounds; round++) {
      List<Course> order = new ArrayList<>(courses);
      Collections.shuffle(order, random);
      for (Course course : order) {
        System.gc();
        long cpu = cpuNanos();
        long start = System.nanoTime();
        course.contender().run();
        course.perSecond().add(corpus.size() / ((System.nanoTime() - start) / 1e9));
        course.perCpu().add(corpus.size() / ((cpuNanos() - cpu) / 1e9));
        System.err.printf(
            "round %d  %-28s %6.0f texts per CPU-second%n",
            round, course.contender().name(), course.perCpu().get(round - 1));
      }
    }
  }

  private List<Measured> results(List<Course> courses, double[] agreement) {
    List<Double> ceiling = courses.get(0).perCpu();
    List<Measured> results = new ArrayList<>();
    for (int c = 0; c < courses.size(); c++) {
      Course course = courses.get(c);
      double[] ratios = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        ratios[round] = course.perCpu().get(round) / ceiling.get(round);
      }
      results.add(
          new Measured(
              course.contender().name(),
              course.contender().description(),
              agreement[c],
              spread(course.perCpu()),
              spread(course.perSecond()),
              Spread.of(ratios)));
    }
    return results;
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static Spread spread(List<Double> values) {
    return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
