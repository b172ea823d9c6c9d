package io.rhema.it.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.rhema.local.Directories;
import io.rhema.local.RhemaHome;
import io.rhema.model.bundle.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rhema bench}: the operator and the whole job against what else there is. */
@Command(
    name = "rhema bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measure how many texts Rhema classifies beside bare ONNX Runtime and other libraries, and"
            + " write a page about it.")
final class Suite implements Callable<Integer> {
  private static final long TOKENS = 12_000;
  private static final long QUICK_TOKENS = 1_800;
  private static final int ROUNDS = 5;
  private static final int QUICK_ROUNDS = 3;
  private static final int DRAWN = 4_000;
  private static final int COPIES = 12;
  private static final int QUICK_COPIES = 5;

  /** Encoding takes so little that it needs more texts to be measured. */
  private static final int MORE = 20;

  private static final int SECONDS = 20;
  private static final int QUICK_SECONDS = 5;
  private static final Duration WARM_UP = Duration.ofMinutes(3);
  private static final Duration QUICK_WARM_UP = Duration.ofSeconds(5);

  @Option(names = "--quick", description = "Mixed texts alone, in less than five minutes.")
  private boolean quick;

  @Option(
      names = "--texts",
      paramLabel = "FILE",
      description = "UTF-8, one text a line, instead of our own.")
  private Path texts;

  @Option(
      names = "--kinds",
      split = ",",
      paramLabel = "KIND",
      description = "Of our own texts: short, sentences, long, mix. Default: all.")
  private List<TextKind> kinds = List.of(TextKind.values());

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Of every contender. Default: ${DEFAULT-VALUE}.")
  private int threads = 2;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description =
          "Sub-words that are answered in a round. Default: "
              + TOKENS
              + ", quick "
              + QUICK_TOKENS
              + ".")
  private Long tokens;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Default: " + ROUNDS + ", quick " + QUICK_ROUNDS + ".")
  private Integer rounds;

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "An int8 classifier. Default: the sentiment model that is shipped.")
  private Path model = RhemaHome.bundle("sentiment", "1");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Default: it/benchmarks/DATE-throughput.")
  private Path out;

  @Option(
      names = "--spark",
      description = "Spark NLP as well, for which Maven downloads 350 MB at the first time.")
  private boolean spark;

  @Option(names = "--libraries", hidden = true, description = "file with their class path")
  private Path libraries;

  @Option(names = "--spark-libraries", hidden = true, description = "file with Spark's class path")
  private Path sparkLibraries;

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Suite()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (spark && sparkLibraries == null) {
      throw new ParameterException(
          spec.commandLine(), "--spark needs --spark-libraries, which './rhema bench' gives");
    }
    if (quick) {
      kinds = List.of(TextKind.MIX);
    }
    if (tokens == null) {
      tokens = quick ? QUICK_TOKENS : TOKENS;
    }
    if (rounds == null) {
      rounds = quick ? QUICK_ROUNDS : ROUNDS;
    }
    Path folder = Directories.temporary("rhema-bench-");
    try {
      SuiteResult result = measure(ModelForms.of(model, folder));
      Path report = out != null ? out : reportFolder();
      SuiteReport.write(report, result);
      System.out.println(
          new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(ratios(result)));
      System.err.println("written to " + report);
    } finally {
      Directories.delete(folder);
    }
    return 0;
  }

  private Path reportFolder() {
    return RhemaHome.path()
        .resolve("it")
        .resolve("benchmarks")
        .resolve(LocalDate.now(ZoneOffset.UTC) + (quick ? "-throughput-quick" : "-throughput"));
  }

  private SuiteResult measure(ModelForms forms) throws Exception {
    Map<String, String> provenance =
        new LinkedHashMap<>(Provenance.of(List.of(forms.int8(), forms.fp32())));
    provenance.put("seed", Long.toString(seed));
    List<KindResult> results = new ArrayList<>();
    List<String> mixed;
    if (texts != null) {
      List<String> lines = new ArrayList<>(Files.readAllLines(texts, StandardCharsets.UTF_8));
      Collections.shuffle(lines, new Random(seed));
      provenance.put("texts", Provenance.file(texts));
      results.add(contest("given", lines, forms));
      mixed = lines;
    } else {
      provenance.put("texts", "our own, made by the seed");
      for (TextKind kind : kinds) {
        results.add(contest(kind.key(), OwnTexts.draw(kind, DRAWN, seed), forms));
      }
      mixed = OwnTexts.draw(TextKind.MIX, DRAWN, seed);
    }
    System.err.println("scaling, latency and tokenizing");
    Corpus corpus = Corpus.of(mixed, forms.int8(), tokens);
    Map<String, Corpus> streams = new LinkedHashMap<>();
    streams.put(texts == null ? TextKind.MIX.key() : "given", corpus);
    if (texts == null) {
      streams.put(
          TextKind.SENTENCES.key(),
          Corpus.of(OwnTexts.draw(TextKind.SENTENCES, DRAWN, seed), forms.int8(), tokens));
    }
    return new SuiteResult(
        provenance,
        threads,
        rounds,
        results,
        new Scaling(forms.int8(), corpus, rounds, seed).measure(),
        ModelProfile.measure(forms, corpus),
        Latency.measure(forms.int8(), streams, threads, quick ? QUICK_SECONDS : SECONDS, warmUp()),
        Tokenizing.measure(
            forms.int8(),
            Corpus.of(mixed, forms.int8(), MORE * tokens),
            libraries == null ? Optional.empty() : Optional.of(classPath(libraries)),
            perCpuSecond(results, Way.OPERATOR),
            rounds,
            seed,
            warmUp()));
  }

  private Duration warmUp() {
    return quick ? QUICK_WARM_UP : WARM_UP;
  }

  private static String classPath(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).strip();
  }

  /** Texts per CPU-second in int8, for the kind that was measured last. */
  private static double perCpuSecond(List<KindResult> results, Way way) {
    String title = way.title() + ", int8";
    return results.get(results.size() - 1).standings().stream()
        .filter(standing -> standing.contender().equals(title) && standing.left() == null)
        .mapToDouble(standing -> standing.textsPerCpuSecond().median())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Not measured: " + title));
  }

  private KindResult contest(String kind, List<String> lines, ModelForms forms) throws Exception {
    System.err.printf("%s texts%n", kind);
    Corpus corpus = Corpus.of(lines, forms.int8(), tokens);
    try (Field field = new Field(corpus, forms, threads, quick ? QUICK_COPIES : COPIES, warmUp())) {
      field.withOwn(Precision.INT8, true).withOwn(Precision.FP32, true).withClient();
      if (libraries != null) {
        field.withLibraries(classPath(libraries));
      }
      if (spark) {
        field.withSpark(classPath(sparkLibraries));
      }
      return new Contest(field, corpus).run(kind, rounds, seed);
    }
  }

  /** What a program wants to know. */
  private static Map<String, Object> ratios(SuiteResult result) {
    Map<String, Object> ratios = new LinkedHashMap<>();
    for (KindResult kind : result.kinds()) {
      Map<String, Map<String, Double>> of = new LinkedHashMap<>();
      of.put("ceiling", medians(kind.ceiling()));
      of.put("our int8 / their fp32", medians(kind.int8()));
      of.put("same precision", medians(kind.same()));
      ratios.put(kind.kind(), of);
    }
    ratios.put("two slots / one slot", medians(List.of(result.scaling().slots())).values());
    ratios.put("latency", result.latency());
    ratios.put("tokenizing, share of CPU time", result.tokenizing().share());
    if (result.tokenizing().ratio() != null) {
      ratios.putAll(medians(List.of(result.tokenizing().ratio())));
    }
    return ratios;
  }

  private static Map<String, Double> medians(List<Comparison> comparisons) {
    Map<String, Double> medians = new LinkedHashMap<>();
    for (Comparison row : comparisons) {
      medians.put(
          row.one() + " / " + row.other(), Math.round(100 * row.perCpuSecond().median()) / 100.0);
    }
    return medians;
  }
}
