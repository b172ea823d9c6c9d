package io.rhema.training.run;

import io.rhema.model.text.TextDecoders;
import io.rhema.model.text.TextEncoders;
import io.rhema.training.data.RowEncoder;
import io.rhema.training.data.pair.DevPairs;
import io.rhema.training.data.pair.PairCorpus;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.graph.seq2seq.Seq2SeqGraphs;
import io.rhema.training.graph.seq2seq.Seq2SeqShape;
import io.rhema.training.metric.Evaluation;
import io.rhema.training.metric.Measurement;
import io.rhema.training.objective.Feed;
import io.rhema.training.objective.PairLogits;
import io.rhema.training.objective.PairObjective;
import io.rhema.training.optimize.ParameterBlock;
import io.rhema.training.recipe.PairFile;
import io.rhema.training.recipe.TranslationRecipe;
import io.rhema.training.report.CurvePoint;
import io.rhema.training.vocabulary.BpeTrainer;
import io.rhema.training.vocabulary.BpeVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
  private final Seq2SeqShape shape;
  private final TorchGraph graph;
  private final ParameterBlock block;
  private final PairObjective objective;

  /**
   * @param data folder of the data files
   */
  TranslationTraining(TranslationRecipe recipe, Path data, RunFolder folder, Progress progress)
      throws IOException {
    this.recipe = recipe;
    this.folder = folder;
    this.progress = progress;
    long seed = recipe.settings().seed();
    PairCorpus texts =
        PairCorpus.read(data, recipe.data(), recipe.cleaning(), recipe.variation(), seed);
    learnVocabulary(texts);
    RowEncoder rows = new RowEncoder(TextEncoders.load(folder.path()));
    corpus = texts.encode(rows);
    texts.summary().forEach(progress::say);
    int longest = recipe.cleaning().maxTokens();
    for (PairFile file : recipe.dev()) {
      dev.add(DevPairs.read(data, file, rows, longest));
    }
    shape = Seq2SeqShapes.of(recipe.model(), TextDecoders.load(folder.path()).size(), longest);
    graph = new TorchGraph(Seq2SeqGraphs.training(shape, seed).toModel());
    block = new ParameterBlock(graph, Set.of());
    // As in Marian's models, a target begins with what rows are filled with.
    objective =
        new PairObjective(
            new PairLogits(graph), rows.padId(), rows.padId(), recipe.settings().batchTokens());
  }

  /** Once: a training that goes on has its vocabulary. */
  private void learnVocabulary(PairCorpus texts) throws IOException {
    if (!Files.exists(folder.tokenizer())) {
      BpeTrainer.train(texts.texts(), recipe.vocabulary(), BpeVocabulary.SPECIALS)
          .write(folder.tokenizer());
    }
  }

  Outcome run() throws IOException {
    Feed feed =
        objective.feed(
            corpus.pairs(),
            corpus.members(),
            recipe.settings().seed(),
            recipe.settings().labelSmoothing());
    progress.say(
        "An epoch: %,d pairs, %,d steps".formatted(feed.examples(), feed.batchesPerEpoch()));
    TrainingPass pass =
        new TrainingPass(
            PassOptions.of(PASS, recipe), feed::batch, this::evaluate, block, folder, progress);
    return choose(pass.run());
  }

  private Evaluation evaluate(int count) {
    List<Measurement> measurements = new ArrayList<>();
    for (DevPairs set : dev) {
      PairFile file = set.file();
      measurements.add(
          new Measurement(PASS, file.name(), file.weight(), objective.loss(set.encoded())));
    }
    return new Evaluation(measurements);
  }

  private Outcome choose(List<CurvePoint> curve) throws IOException {
    Candidates candidates = new Candidates(folder, List.of(PASS));
    Map<String, Evaluation> evaluations = new LinkedHashMap<>();
    for (String name : candidates.names()) {
      candidates.load(name, block);
      evaluations.put(name, evaluate(0));
      progress.say("%s: %.4f on the dev sets".formatted(name, evaluations.get(name).score()));
    }
    String best = Candidates.best(evaluations);
    candidates.load(best, block);
    return new Outcome(graph.trainedModel(), best, evaluations, curve);
  }
}
