package io.rhema.model.generate;

import io.rhema.model.bundle.Seq2SeqModel;
import io.rhema.model.session.Decoding;
import io.rhema.model.session.DecodingMode;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.session.TokenScores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Writes a text for each source of a batch, token by token, for all of them at once. Safe for use
 * by several threads; {@link Seq2SeqModel#cancel} ends what runs.
 *
 * <p>The memory that a batch takes grows with its rows times beams times the longest source, and
 * with the vocabulary: whoever forms batches bounds them.
 */
public final class Generator {
  private final Seq2SeqModel model;
  private final GenerationOptions options;
  private final boolean cached;
  private final LongSupplier nanoTime;

  /**
   * @throws IllegalArgumentException when the options name more tokens than the model can number,
   *     or one that it does not have
   */
  public Generator(Seq2SeqModel model, GenerationOptions options) {
    this(model, options, model.graphs().cached(), System::nanoTime);
  }

  private Generator(
      Seq2SeqModel model, GenerationOptions options, boolean cached, LongSupplier nanoTime) {
    this.model = model;
    this.options = options;
    this.cached = cached;
    this.nanoTime = nanoTime;
    TokenIdCheck.check(options, model);
  }

  /**
   * The same without a cache: each step reads again all that was written. Slow; for comparison.
   *
   * @throws IllegalArgumentException when the decoder is recurrent, and so cannot
   */
  public Generator withoutCache() {
    if (!model.graphs().rereads()) {
      throw new IllegalArgumentException(
          "The model of %s is recurrent; it cannot read again what was written"
              .formatted(model.bundle().id()));
    }
    return new Generator(model, options, false, nanoTime);
  }

  /** The same by another clock. */
  Generator withClock(LongSupplier changed) {
    return new Generator(model, options, cached, changed);
  }

  /** How it searches. */
  public GenerationOptions options() {
    return options;
  }

  /**
   * Writes a text for each source. The best batches have sources of about the same length.
   *
   * @param sources token ids, special tokens included; each of them has 1 or more
   * @return one text for each source, in their order
   * @throws IllegalArgumentException when a source is empty or longer than the model's limit
   * @throws io.rhema.model.session.InferenceException when the native runtime fails on this batch,
   *     or the model answers with what is no number
   * @throws io.rhema.model.session.InferenceCancelledException when it was cancelled
   */
  public List<Generated> generate(List<int[]> sources) {
    if (sources.isEmpty()) {
      return List.of();
    }
    sources.forEach(this::checkSource);
    long start = nanoTime.getAsLong();
    SearchTerms terms = new SearchTerms(options, model.ids());
    List<Search> searches = new ArrayList<>(sources.size());
    for (int i = 0; i < sources.size(); i++) {
      searches.add(options.beams() == 1 ? new GreedySearch(terms) : new BeamSearch(terms));
    }
    TokenBatch batch = TokenBatch.of(sources, model.ids().pad());
    try (Decoding decoding = model.graphs().start(batch, mode())) {
      List<Search> running = searches;
      while (!running.isEmpty()) {
        TokenScores scores = decoding.step(Rows.tokens(running));
        Rows rows = Rows.advance(running, scores);
        if (nanoTime.getAsLong() - start >= options.limit().toNanos()) {
          rows.searches().forEach(search -> search.stop(Finish.DEADLINE));
          break;
        }
        running = rows.searches();
        if (!running.isEmpty()) {
          decoding.select(rows.parents());
        }
      }
    }
    return searches.stream().map(Search::best).toList();
  }

  private DecodingMode mode() {
    boolean penaltyOnLogits = options.beams() == 1 && options.rules().repetitionPenalty() != 1;
    return new DecodingMode(cached, !penaltyOnLogits, false);
  }

  private void checkSource(int[] source) {
    if (source.length < 1 || source.length > model.maxTokens()) {
      throw new IllegalArgumentException(
          "A source has %d tokens; the model takes 1 to %d"
              .formatted(source.length, model.maxTokens()));
    }
  }

  /**
   * Writes a text for one source, and then tells how: every step is taken again, with what else
   * could have been written and, where the graph tells it, where in the source the model looked.
   *
   * @param observer is told each step, the one with the end token included
   */
  public Generated generate(int[] source, GenerationObserver observer) {
    Generated generated = generate(List.of(source)).get(0);
    int[] written = written(generated);
    TokenBatch batch = TokenBatch.of(List.of(source), model.ids().pad());
    try (Decoding decoding =
        model.graphs().start(batch, new DecodingMode(cached, true, model.graphs().attends()))) {
      int last = model.ids().start();
      for (int position = 0; position < written.length; position++) {
        TokenScores scores = decoding.step(new int[] {last});
        observer.step(
            GenerationStep.of(
                position,
                written[position],
                scores,
                observer.choices(),
                decoding.attention().map(rows -> rows[0]).orElse(new float[0])));
        last = written[position];
        decoding.select(new int[] {0});
      }
    }
    return generated;
  }

  /** With the end token, if the model wrote it; the first one of a model that has several. */
  private int[] written(Generated generated) {
    IntStream ids = IntStream.of(generated.ids());
    return generated.finish() == Finish.END
        ? IntStream.concat(ids, IntStream.of(model.ids().ends().get(0))).toArray()
        : ids.toArray();
  }

  /** The rows of the next step, and which row of the last one each goes on from. */
  private record Rows(List<Search> searches, int[] parents) {

    static int[] tokens(List<Search> searches) {
      return searches.stream()
          .flatMapToInt(search -> IntStream.range(0, search.width()).map(search::token))
          .toArray();
    }

    static Rows advance(List<Search> searches, TokenScores scores) {
      List<Search> running = new ArrayList<>(searches.size());
      List<Integer> parents = new ArrayList<>(scores.rows());
      int firstRow = 0;
      for (Search search : searches) {
        int width = search.width();
        search.advance(scores, firstRow);
        if (!search.done()) {
          running.add(search);
          for (int row = 0; row < search.width(); row++) {
            parents.add(firstRow + search.parent(row));
          }
        }
        firstRow += width;
      }
      return new Rows(
          Collections.unmodifiableList(running),
          parents.stream().mapToInt(Integer::intValue).toArray());
    }
  }
}
