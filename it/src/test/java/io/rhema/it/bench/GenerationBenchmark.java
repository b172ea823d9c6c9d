package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Seq2SeqModel;
import io.rhema.model.generate.Generated;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.generate.Generator;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.text.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What a cache, batches and int8 bring to a model that translates: the naive loop, which reads
 * again all that was written and takes one text at a time, with a cache, with a cache in batches,
 * with beams, and in int8. It tells, too, whether all write the same.
 */
@Command(name = "generation-benchmark", mixinStandardHelpOptions = true)
final class GenerationBenchmark implements Callable<Integer> {
  private static final int BATCH = 32;
  private static final int BEAMS = 4;

  /** No text is to be cut off by the clock. */
  private static final Duration NO_LIMIT = Duration.ofHours(1);

  @Option(names = "--exact", required = true, description = "bundle of the fp32 model")
  private Path exact;

  @Option(names = "--int8", description = "its int8 form, if there is one")
  private Path int8;

  @Mixin private BenchmarkOptions options;

  public static void main(String[] args) {
    System.exit(new CommandLine(new GenerationBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<ModelBundle> bundles = new ArrayList<>(List.of(ModelBundle.open(exact)));
    if (int8 != null) {
      bundles.add(ModelBundle.open(int8));
    }
    List<Seq2SeqModel> models = new ArrayList<>();
    try {
      for (ModelBundle bundle : bundles) {
        models.add(bundle.openSeq2Seq(SessionOptions.DEFAULT));
      }
      Corpus corpus = options.corpus(bundles.get(0));
      List<int[]> sources = sources(corpus);
      List<Writing> contenders = exact(models.get(0), sources);
      if (int8 != null) {
        contenders.add(int8(models.get(1), sources));
      }
      measure(bundles, corpus, contenders);
    } finally {
      models.forEach(Seq2SeqModel::close);
    }
    return 0;
  }

  private void measure(List<ModelBundle> bundles, Corpus corpus, List<Writing> contenders)
      throws Exception {
    // Serves as the warm-up, too.
    List<List<Generated>> texts = contenders.stream().map(Writing::write).toList();
    List<Written> written =
        IntStream.range(0, texts.size())
            .mapToObj(i -> Written.of(contenders.get(i).name(), texts.get(0), texts.get(i)))
            .toList();
    List<Measured> speed =
        Rounds.run(
            List.copyOf(contenders),
            Collections.nCopies(contenders.size(), null),
            corpus.size(),
            options.rounds,
            options.seed);
    new GenerationReport(
            Provenance.of(bundles, options.texts, corpus),
            options.rounds,
            corpus.size(),
            speed,
            written)
        .write(options.out);
  }

  private static List<Writing> exact(Seq2SeqModel model, List<int[]> sources) {
    Generator greedy = new Generator(model, options(model, 1));
    Generator beams = new Generator(model, options(model, BEAMS));
    List<Writing> ways = new ArrayList<>();
    if (model.graphs().rereads()) {
      Generator naive = greedy.withoutCache();
      ways.add(new Writing("naive", "greedy, no cache, one text a run", naive, sources, 1));
    }
    ways.add(new Writing("cache", "greedy, with a cache, one text a run", greedy, sources, 1));
    ways.add(
        new Writing(
            "cache, batches",
            "greedy, with a cache, %d texts".formatted(BATCH),
            greedy,
            sources,
            BATCH));
    ways.add(
        new Writing(
            "beams, one text", "%d beams, with a cache".formatted(BEAMS), beams, sources, 1));
    ways.add(
        new Writing(
            "beams, batches",
            "%d beams, with a cache, %d texts".formatted(BEAMS, BATCH / BEAMS),
            beams,
            sources,
            BATCH / BEAMS));
    return ways;
  }

  private static Writing int8(Seq2SeqModel model, List<int[]> sources) {
    return new Writing(
        "cache, batches, int8",
        "greedy, with a cache, %d texts, in int8".formatted(BATCH),
        new Generator(model, options(model, 1)),
        sources,
        BATCH);
  }

  private static GenerationOptions options(Seq2SeqModel model, int beams) {
    return GenerationOptions.of(model.bundle()).withBeams(beams).withLimit(NO_LIMIT);
  }

  private static List<int[]> sources(Corpus corpus) {
    return corpus.encodings().stream()
        .map(text -> corpus.encoder().format().row(text, new Window(0, text.size())).ids())
        .toList();
  }
}
