package io.rhema.training.metric;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Entities found against entities that are there, counted as the {@code conlleval} script of
 * CoNLL-2000 and CoNLL-2003 counts them: an entity is right if its first token, its last token and
 * its type are.
 *
 * @param perType by type; every type that was there or was found
 * @param tokens how many were compared
 * @param rightTokens of these, how many have exactly the right tag
 */
public record EntityF1(SortedMap<String, Counts> perType, long tokens, long rightTokens)
    implements Score {

  /**
   * How many entities there are.
   *
   * @param gold truly there
   * @param predicted found
   * @param correct both
   */
  public record Counts(long gold, long predicted, long correct) {

    /** Share of what was found that is right, in [0, 1]; 0 if nothing was found. */
    public double precision() {
      return ratio(correct, predicted);
    }

    /** Share of what is there that was found, in [0, 1]; 0 if nothing is there. */
    public double recall() {
      return ratio(correct, gold);
    }

    /** Harmonic mean of precision and recall, in [0, 1]. */
    public double f1() {
      return ratio(2 * correct, gold + predicted);
    }

    private Counts plus(Counts other) {
      return new Counts(gold + other.gold, predicted + other.predicted, correct + other.correct);
    }
  }

  public EntityF1 {
    perType = Collections.unmodifiableSortedMap(new TreeMap<>(perType));
  }

  /**
   * Compares the tags of sentences: {@code O}, or {@code B-} or {@code I-} before a type. As in
   * conlleval, an {@code I-} that continues nothing begins an entity, and none crosses the end of a
   * sentence.
   *
   * @param gold one list of tags for each sentence
   * @param predicted the same, of the same lengths
   * @throws IllegalArgumentException if the lengths differ
   */
  public static EntityF1 of(List<List<String>> gold, List<List<String>> predicted) {
    EntityCounter.requireSameSize("sentences", gold, predicted);
    EntityCounter counter = new EntityCounter();
    for (int i = 0; i < gold.size(); i++) {
      counter.add(gold.get(i), predicted.get(i));
    }
    return counter.result();
  }

  /** F1 of all types together. */
  @Override
  public double value() {
    return total().f1();
  }

  @Override
  public String unit() {
    return "F1";
  }

  /** No entity anywhere: nothing that is there is found. */
  @Override
  public Optional<Baseline> baseline() {
    return Optional.of(new Baseline("always O", 0));
  }

  /** The entities of all types together. */
  public Counts total() {
    Collection<Counts> counts = perType.values();
    return counts.stream().reduce(new Counts(0, 0, 0), Counts::plus);
  }

  /** Share of tokens whose tag is right, in [0, 1]; 0 without any. */
  public double tokenAccuracy() {
    return ratio(rightTokens, tokens);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
