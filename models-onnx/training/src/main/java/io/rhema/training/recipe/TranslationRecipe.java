package io.rhema.training.recipe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model that translates, trained from nothing or further.
 *
 * @param name of the model that comes out
 * @param version of the model that comes out
 * @param source language of the texts, as a BCP 47 tag
 * @param target language of the translations
 * @param vocabulary how many pieces of text the model knows, of both languages together; {@link
 *     #OF_THE_BASE} for one that has a vocabulary
 * @param model what it is before
 * @param data what it learns from
 * @param dev what each evaluation measures
 */
public record TranslationRecipe(
    String name,
    String version,
    String source,
    String target,
    int vocabulary,
    Seq2SeqOptions model,
    List<PairFile> data,
    List<PairFile> dev,
    Cleaning cleaning,
    Variation variation,
    Optimization optimization,
    TranslationSettings settings,
    DevDecoding decoding)
    implements Recipe {
  /** As many as the model has that is trained further. */
  public static final int OF_THE_BASE = 0;

  /** The bundle that is trained further; empty for a model trained from nothing. */
  public Optional<String> base() {
    return model instanceof ContinuedSeq2Seq continued
        ? Optional.of(continued.folder())
        : Optional.empty();
  }

  @Override
  public int threads() {
    return settings.threads();
  }

  @Override
  public List<DataSource> dataFiles() {
    return Stream.concat(data.stream(), dev.stream()).map(DataSource.class::cast).toList();
  }

  /**
   * The recipe without what may change when a training is continued: how often it is evaluated and
   * kept, how many evaluations are averaged, how dev sets are decoded, the threads, and, unless the
   * whole schedule hangs on it, the end with its cool-down. A training that is continued to a later
   * end has the weights of one that was meant to go there from the start if it had not begun to
   * cool down.
   */
  public TranslationRecipe lasting() {
    boolean endless = optimization.schedule() == RateSchedule.INVERSE_SQUARE_ROOT;
    TranslationSettings s = settings;
    Optimization o = optimization;
    return new TranslationRecipe(
        name,
        version,
        source,
        target,
        vocabulary,
        model,
        data,
        dev,
        cleaning,
        variation,
        new Optimization(
            o.learningRate(),
            o.schedule(),
            o.warmupSteps(),
            0,
            o.beta1(),
            o.beta2(),
            o.epsilon(),
            o.weightDecay(),
            o.clipNorm()),
        new TranslationSettings(
            s.seed(),
            endless ? 0 : s.steps(),
            s.batchTokens(),
            s.dropout(),
            s.labelSmoothing(),
            0,
            0,
            0,
            s.bf16(),
            0),
        new DevDecoding(0, 0, 0, 0));
  }
}
