package io.rhema.training.objective;

import io.rhema.training.data.LabelledTexts;
import io.rhema.training.data.LengthBuckets;
import io.rhema.training.data.RowEncoder;
import io.rhema.training.data.WordBatch;
import io.rhema.training.data.WordRow;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.graph.word.WordGraphs;
import io.rhema.training.metric.Measurement;
import io.rhema.training.metric.Mistake;
import io.rhema.training.metric.Perplexity;
import io.rhema.training.metric.TokenLoss;
import io.rhema.training.metric.WordFrequencies;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.LanguageModelGoal;
import io.rhema.training.recipe.Portion;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.recipe.TextPortion;
import io.rhema.training.teacher.TeacherModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Words of a text from other words of it: cross entropy, measured by perplexity. */
public final class LanguageModelObjective implements Objective {
  private static final int EVALUATION_BATCH = 8;

  private final LanguageModelGoal goal;
  private final TorchGraph graph;
  private final WordLogits logits;
  private final RowEncoder encoder;
  private final Path folder;
  private final double labelSmoothing;
  private final int vocabulary;
  private final IdentityHashMap<Portion, List<WordRow>> training = new IdentityHashMap<>();
  private final List<WordBatch> dev = new ArrayList<>();
  private final WordFrequencies frequencies;
  private final TokenLoss baseline;

  /**
   * @param folder of the data files
   * @param vocabulary how many ids there are
   * @throws RecipeException if a data file has no word to ask for
   */
  public LanguageModelObjective(
      EncoderRecipe recipe,
      LanguageModelGoal goal,
      TorchGraph graph,
      RowEncoder encoder,
      Path folder,
      int vocabulary)
      throws IOException {
    this.goal = goal;
    this.encoder = encoder;
    this.folder = folder;
    this.vocabulary = vocabulary;
    this.graph = graph;
    logits = new WordLogits(graph);
    labelSmoothing = recipe.settings().labelSmoothing();
    long[] counts = new long[vocabulary];
    for (Portion portion : recipe.stages().stream().flatMap(s -> s.portions().stream()).toList()) {
      List<WordRow> rows = new ArrayList<>();
      for (DataFile file : ((TextPortion) portion).data()) {
        rows.addAll(rows(file, portion.maxTokens()));
      }
      rows.forEach(row -> row.asked().forEach(i -> counts[row.ids()[i]]++));
      training.put(portion, rows);
    }
    readDev(recipe.longestRow());
    frequencies = new WordFrequencies(counts);
    baseline = frequencies.loss(dev.stream().flatMapToLong(b -> LongStream.of(b.labels())));
  }

  private List<WordRow> rows(DataFile file, int maxTokens) throws IOException {
    List<WordRow> rows =
        LabelledTexts.read(folder, file).parallelStream()
            .map(row -> WordRow.cut(encoder.words(row.text()), goal.prediction(), maxTokens))
            .flatMap(List::stream)
            .toList();
    if (rows.isEmpty()) {
      throw new RecipeException(
          "%s has no text with a word to ask for; a language model learns from texts"
              .formatted(file.path()));
    }
    return rows;
  }

  /** What is hidden is the same at each evaluation. */
  private void readDev(int maxTokens) throws IOException {
    List<WordRow> rows = new ArrayList<>(rows(goal.dev(), maxTokens));
    rows.sort(Comparator.comparingInt(WordRow::length));
    for (int from = 0; from < rows.size(); from += EVALUATION_BATCH) {
      List<WordRow> some = rows.subList(from, Math.min(rows.size(), from + EVALUATION_BATCH));
      dev.add(WordBatch.evaluation(some, new SplittableRandom(from)));
    }
  }

  @Override
  public String head() {
    return goal.head();
  }

  /**
   * The biases begin as the words' frequencies, so that the weights have only the context to learn:
   * Adam moves a bias by no more than the learning rate at a step, which would take it a thousand
   * steps and more to say that "the" is likelier than "theremin".
   */
  @Override
  public void begin() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      Tensor bias = graph.parameters().get(WordGraphs.OUTPUT_BIAS);
      bias.copy_(Tensor.create(frequencies.logProbabilities()));
    }
  }

  @Override
  public Feed feed(Portion portion, long seed, Optional<TeacherModel> teacher) {
    List<WordRow> rows = training.get(portion);
    return new EpochFeed<>(
        rows.size(),
        new LengthBuckets<>(rows, portion.batchSize(), seed),
        (part, step) -> {
          SplittableRandom random = new SplittableRandom(seed * 1_000_003L + step);
          return new Words(WordBatch.training(part, random, vocabulary));
        });
  }

  @Override
  public List<Measurement> evaluate() {
    double sum = 0;
    long words = 0;
    for (WordBatch batch : dev) {
      try (PointerScope scope = new PointerScope();
          NoGradGuard frozen = new NoGradGuard()) {
        sum += VocabularyLoss.sum(logits.of(batch, Pass.EVALUATION), batch.labels());
      }
      words += batch.labels().length;
    }
    TokenLoss loss = new TokenLoss(sum, words);
    return List.of(
        new Measurement(
            head(),
            goal.dev().name(),
            1,
            new Perplexity(loss, baseline),
            OptionalDouble.of(loss.mean())));
  }

  /** None: that a word is not the likeliest is no mistake. */
  @Override
  public Map<String, List<Mistake>> worst(int count) {
    return Map.of();
  }

  private final class Words implements TrainingBatch {
    private final WordBatch batch;

    Words(WordBatch batch) {
      this.batch = batch;
    }

    @Override
    public int tokens() {
      return batch.shown().tokens();
    }

    @Override
    public Tensor loss(Pass pass) {
      return VocabularyLoss.mean(logits.of(batch, pass), batch.labels(), labelSmoothing);
    }
  }
}
