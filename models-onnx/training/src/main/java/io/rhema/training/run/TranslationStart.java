package io.rhema.training.run;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Precision;
import io.rhema.model.text.TextDecoders;
import io.rhema.training.base.TrainingException;
import io.rhema.training.data.pair.PairCorpus;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.seq2seq.Seq2SeqGraphs;
import io.rhema.training.graph.seq2seq.Seq2SeqShape;
import io.rhema.training.recipe.TranslationRecipe;
import io.rhema.training.vocabulary.BpeTrainer;
import io.rhema.training.vocabulary.BpeVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the training of a translation starts from: a vocabulary and weights, new or of a bundle.
 *
 * @param base the bundle; empty to start from nothing
 */
record TranslationStart(TranslationRecipe recipe, Optional<ModelBundle> base) {
  private static final String TOKENIZER = "tokenizer.json";

  /**
   * Opens the base, if there is one.
   *
   * @throws io.rhema.model.bundle.BundleException when it is no valid bundle
   * @throws TrainingException when it cannot be trained further
   */
  static TranslationStart of(TranslationRecipe recipe) {
    Optional<ModelBundle> base = recipe.base().map(Path::of).map(ModelBundle::open);
    base.ifPresent(bundle -> requireFloatOrInt8(bundle));
    return new TranslationStart(recipe, base);
  }

  private static void requireFloatOrInt8(ModelBundle bundle) {
    if (bundle
        .manifest()
        .map(BundleManifest::precision)
        .filter(Precision.FP16::equals)
        .isPresent()) {
      throw new TrainingException(
          "%s is fp16; go on from the int8 or fp32 bundle it was made from"
              .formatted(bundle.dir()));
    }
  }

  /** SHA-256 of the base's graphs; null when there is none. */
  String sha256() {
    return base.map(ModelBundle::content).orElse(null);
  }

  /** The base's name, version and checksum; null when there is none. */
  String title() {
    return base.map(
            bundle ->
                "%s %s (%s SHA-256 %s)"
                    .formatted(
                        bundle.id().name(),
                        bundle.id().version(),
                        BundleManifest.FILE,
                        BundleManifest.checksum(bundle.dir())))
        .orElse(null);
  }

  /** Puts the vocabulary into a run's folder, once: a training that goes on has it. */
  void giveVocabulary(PairCorpus texts, RunFolder folder) throws IOException {
    if (Files.exists(folder.tokenizer())) {
      return;
    }
    if (base.isPresent()) {
      Files.copy(base.get().dir().resolve(TOKENIZER), folder.tokenizer());
    } else {
      BpeTrainer.train(texts.texts(), recipe.vocabulary(), BpeVocabulary.SPECIALS)
          .write(folder.tokenizer());
    }
  }

  /**
   * The measures of the model.
   *
   * @param folder that has the vocabulary
   * @throws TrainingException when the rows are longer than the base can number, or it was made by
   *     another program
   */
  Seq2SeqShape shape(RunFolder folder) throws IOException {
    int longest = recipe.cleaning().maxTokens();
    if (base.isEmpty()) {
      return Seq2SeqShapes.of(recipe.model(), TextDecoders.load(folder.path()).size(), longest);
    }
    Seq2SeqShape shape;
    try {
      shape = Seq2SeqGraphs.shape(base.get().dir());
    } catch (GraphException e) {
      throw new TrainingException(e.getMessage(), e);
    }
    if (longest > shape.maxPositions()) {
      throw new TrainingException(
          "The base %s numbers %d positions, the longest row has max-tokens=%d; it must not be more"
              .formatted(base.get().dir(), shape.maxPositions(), longest));
    }
    return shape;
  }

  /** The graph to train, with the weights before the first step. */
  OnnxGraph graph(Seq2SeqShape shape) throws IOException {
    return base.isPresent()
        ? Seq2SeqGraphs.training(shape, base.get().dir())
        : Seq2SeqGraphs.training(shape, recipe.settings().seed());
  }
}
