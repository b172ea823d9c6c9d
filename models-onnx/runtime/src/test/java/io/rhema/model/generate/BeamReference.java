package io.rhema.model.generate;

import io.rhema.model.testing.TinySeq2SeqWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Greedy and beam search written straight from their definition, one source at a time, all
 * candidates of a step sorted, every score computed anew from the start. The rule that it knows is
 * that of single bad tokens.
 */
final class BeamReference {

  /** The scores of every token that could come next, given source and what was written. */
  interface Definition {
    double[] scores(int[] source, int[] written);
  }

  private final Definition model;
  private final GenerationOptions options;

  BeamReference(Definition model, GenerationOptions options) {
    this.model = model;
    this.options = options;
  }

  private record Beam(List<Integer> tokens, double sum) {}

  private record Way(int beam, int token, double sum) {}

  Generated search(int[] source) {
    return options.beams() == 1 ? greedy(source) : beams(source);
  }

  private Generated greedy(int[] source) {
    Beam text = new Beam(List.of(), 0);
    while (text.tokens().size() < options.maxTokens()) {
      double[] next = next(source, text.tokens());
      int best = 0;
      for (int token = 1; token < next.length; token++) {
        best = next[token] > next[best] ? token : best;
      }
      double sum = text.sum() + next[best];
      if (best == TinySeq2SeqWeights.END) {
        return result(text.tokens(), sum, text.tokens().size() + 1, Finish.END);
      }
      text = new Beam(append(text.tokens(), best), sum);
    }
    return result(text.tokens(), text.sum(), text.tokens().size(), Finish.MAX_TOKENS);
  }

  private Generated beams(int[] source) {
    int n = options.beams();
    List<Beam> beams = List.of(new Beam(List.of(), 0));
    List<Generated> ended = new ArrayList<>();
    for (int length = 1; length <= options.maxTokens(); length++) {
      List<Way> ways = new ArrayList<>();
      for (int b = 0; b < beams.size(); b++) {
        double[] next = next(source, beams.get(b).tokens());
        for (int token = 0; token < next.length; token++) {
          if (next[token] > Double.NEGATIVE_INFINITY) {
            ways.add(new Way(b, token, beams.get(b).sum() + next[token]));
          }
        }
      }
      ways.sort(Comparator.comparingDouble(Way::sum).reversed());
      ways = ways.subList(0, Math.min(2 * n, ways.size()));
      List<Beam> longer = new ArrayList<>();
      for (int rank = 0; rank < ways.size() && longer.size() < n; rank++) {
        Way way = ways.get(rank);
        List<Integer> tokens = beams.get(way.beam()).tokens();
        if (way.token() != TinySeq2SeqWeights.END) {
          longer.add(new Beam(append(tokens, way.token()), way.sum()));
        } else if (rank < n) {
          keep(ended, result(tokens, way.sum(), length, Finish.END));
        }
      }
      beams = longer;
      if (ended.size() == n && enough(ended, ways.get(0).sum(), length)) {
        return best(ended);
      }
    }
    for (Beam beam : beams) {
      keep(ended, result(beam.tokens(), beam.sum(), beam.tokens().size(), Finish.MAX_TOKENS));
    }
    return best(ended);
  }

  private boolean enough(List<Generated> ended, double best, int length) {
    double worst = ended.stream().mapToDouble(Generated::score).min().orElseThrow();
    return switch (options.earlyStopping()) {
      case AT_ONCE -> true;
      case WHEN_UNLIKELY -> worst >= best / Math.pow(length, options.lengthPenalty());
      case WHEN_IMPOSSIBLE ->
          worst
              >= best
                  / Math.pow(
                      options.lengthPenalty() > 0 ? options.maxTokens() : length,
                      options.lengthPenalty());
    };
  }

  private void keep(List<Generated> ended, Generated text) {
    ended.add(text);
    ended.sort(Comparator.comparingDouble(Generated::score).reversed());
    if (ended.size() > options.beams()) {
      ended.remove(ended.size() - 1);
    }
  }

  private static Generated best(List<Generated> ended) {
    return ended.stream().max(Comparator.comparingDouble(Generated::score)).orElseThrow();
  }

  private double[] next(int[] source, List<Integer> tokens) {
    int[] written =
        IntStream.concat(
                IntStream.of(TinySeq2SeqWeights.START), tokens.stream().mapToInt(Integer::intValue))
            .toArray();
    double[] scores = model.scores(source, written);
    double sum = Arrays.stream(scores).map(Math::exp).sum();
    double[] next = Arrays.stream(scores).map(score -> score - Math.log(sum)).toArray();
    options.rules().badWords().forEach(word -> next[word[0]] = Double.NEGATIVE_INFINITY);
    return next;
  }

  private Generated result(List<Integer> tokens, double sum, int length, Finish finish) {
    return new Generated(
        tokens.stream().mapToInt(Integer::intValue).toArray(),
        sum,
        sum / Math.pow(length, options.lengthPenalty()),
        finish);
  }

  private static List<Integer> append(List<Integer> tokens, int token) {
    List<Integer> longer = new ArrayList<>(tokens);
    longer.add(token);
    return longer;
  }
}
