package io.rhema.training.run;

import io.rhema.model.text.TextEncoders;
import io.rhema.training.data.RowEncoder;
import io.rhema.training.data.pair.DevPairs;
import io.rhema.training.data.pair.PairCorpus;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.graph.seq2seq.Seq2SeqShape;
import io.rhema.training.metric.Evaluation;
import io.rhema.training.metric.Measurement;
import io.rhema.training.metric.RatedTranslation;
import io.rhema.training.objective.Feed;
import io.rhema.training.objective.PairLogits;
import io.rhema.training.objective.PairObjective;
import io.rhema.training.optimize.ParameterBlock;
import io.rhema.training.recipe.DevDecoding;
import io.rhema.training.recipe.PairFile;
import io.rhema.training.recipe.TranslationRecipe;
import io.rhema.training.report.CurvePoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Carries out the recipe of a translation: vocabulary, training, choice of the weights. */
final class TranslationTraining {
  private static final String PASS = "translation";

  private final TranslationRecipe recipe;
  private final RunFolder folder;
  private final Progress progress;
  private final PairCorpus.Encoded corpus;
  private final List<DevPairs> dev = new ArrayList<>();
  private final TranslationFolder served;
  private final TorchGraph graph;
  private final ParameterBlock block;
  private final PairObjective objective;

  /**
   * @param data folder of the data files
   */
  TranslationTraining(TranslationStart start, Path data, RunFolder folder, Progress progress)
      throws IOException {
    recipe = start.recipe();
    this.folder = folder;
    this.progress = progress;
    long seed = recipe.settings().seed();
    PairCorpus texts =
        PairCorpus.read(data, recipe.data(), recipe.cleaning(), recipe.variation(), seed);
    start.giveVocabulary(texts, folder);
    RowEncoder rows = new RowEncoder(TextEncoders.load(folder.path()));
    corpus = texts.encode(rows);
    texts.summary().forEach(progress::say);
    int longest = recipe.cleaning().maxTokens();
    for (PairFile file : recipe.dev()) {
      dev.add(DevPairs.read(data, file, rows, longest));
    }
    Seq2SeqShape shape = start.shape(folder);
    served = new TranslationFolder(recipe, shape, folder.tokenizer());
    graph = new TorchGraph(start.graph(shape).toModel());
    block = new ParameterBlock(graph, Set.of());
    // As in Marian's models, a target begins with what rows are filled with.
    objective =
        new PairObjective(
            new PairLogits(graph), rows.padId(), rows.padId(), recipe.settings().batchTokens());
  }

  TranslationOutcome run() throws IOException {
    Feed feed =
        objective.feed(
            corpus.pairs(),
            corpus.members(),
            recipe.settings().seed(),
            recipe.settings().labelSmoothing());
    progress.say(
        String.format(
            Locale.ROOT,
            "An epoch: %,d pairs, %,d tokens, %,d steps",
            feed.examples(),
            corpus.tokens(),
            feed.batchesPerEpoch()));
    TrainingPass pass =
        new TrainingPass(
            PassOptions.of(PASS, recipe),
            feed::batch,
            this::evaluate,
            block,
            folder,
            progress,
            CpuLimit.NONE);
    return choose(pass.run());
  }

  /** The loss of the dev sets, and now and then translations of some of their texts. */
  private Evaluation evaluate(int count) throws IOException {
    List<Measurement> measurements = new ArrayList<>();
    for (DevPairs set : dev) {
      measurements.add(
          new Measurement(
              PASS, set.file().name(), set.file().weight(), objective.loss(set.encoded())));
    }
    DevDecoding decoding = recipe.decoding();
    if (decoding.every() > 0 && count % decoding.every() == 0) {
      List<DevPairs> some = dev.stream().map(set -> set.first(decoding.pairs())).toList();
      translate(some, decoding.beams()).forEach(set -> measurements.add(set.measurement(PASS, 0)));
    }
    return new Evaluation(measurements);
  }

  private List<TranslatedDev> translate(List<DevPairs> sets, int beams) throws IOException {
    List<TranslatedDev> translated = new ArrayList<>();
    try (DevTranslator translator = DevTranslator.of(served, graph.trainedModel(), beams)) {
      for (DevPairs set : sets) {
        translated.add(
            new TranslatedDev(set, translator.translate(set.sources()), recipe.target()));
      }
    }
    return translated;
  }

  /** By the BLEU of all dev sets, decoded as carefully as the model will be served. */
  private TranslationOutcome choose(List<CurvePoint> curve) throws IOException {
    Candidates candidates = new Candidates(folder, List.of(PASS));
    Map<String, Evaluation> evaluations = new LinkedHashMap<>();
    Map<String, List<TranslatedDev>> translations = new LinkedHashMap<>();
    for (String name : candidates.names()) {
      candidates.load(name, block);
      List<TranslatedDev> translated = translate(dev, recipe.decoding().finalBeams());
      translations.put(name, translated);
      List<Measurement> measurements = new ArrayList<>();
      for (TranslatedDev set : translated) {
        PairFile file = set.pairs().file();
        measurements.add(set.measurement(PASS, file.weight()));
        measurements.add(
            new Measurement(PASS, file.name(), 0, objective.loss(set.pairs().encoded())));
      }
      evaluations.put(name, new Evaluation(measurements));
      progress.say(
          String.format(
              Locale.ROOT, "%s: %.4f on the dev sets", name, evaluations.get(name).score()));
    }
    String best = Candidates.best(evaluations);
    candidates.load(best, block);
    Map<String, List<RatedTranslation>> samples = new LinkedHashMap<>();
    translations.get(best).forEach(set -> samples.put(set.pairs().file().name(), set.samples()));
    return new TranslationOutcome(
        new Outcome(graph.trainedModel(), best, evaluations, curve), served, samples);
  }
}
