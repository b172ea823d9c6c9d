package io.rhema.it.bench;

import io.rhema.model.generate.Generated;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What one way of writing came to, before anything was timed.
 *
 * @param name the contender
 * @param tokensPerText mean tokens of a text, the end token included
 * @param same texts that are token for token those of the first contender
 * @param meanLogProbability mean over all texts of the logarithm of a text's probability
 * @param lessProbable texts that are less probable than the first contender's
 */
record Written(
    String name, double tokensPerText, int same, double meanLogProbability, int lessProbable) {
  /** Differences below this are of rounding. */
  private static final double ROUNDING = 1e-4;

  static Written of(String name, List<Generated> first, List<Generated> texts) {
    return new Written(
        name,
        texts.stream().mapToInt(text -> text.ids().length + 1).average().orElse(0),
        count(texts, i -> Arrays.equals(texts.get(i).ids(), first.get(i).ids())),
        texts.stream().mapToDouble(Generated::logProbability).average().orElse(0),
        count(
            texts, i -> texts.get(i).logProbability() < first.get(i).logProbability() - ROUNDING));
  }

  private static int count(List<Generated> texts, IntPredicate which) {
    return (int) IntStream.range(0, texts.size()).filter(which).count();
  }
}
