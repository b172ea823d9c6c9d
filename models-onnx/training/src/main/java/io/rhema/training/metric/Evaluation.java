package io.rhema.training.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How good a model is on all its dev sets.
 *
 * @param measurements of one head after the other
 */
public record Evaluation(List<Measurement> measurements) {

  public Evaluation {
    measurements = List.copyOf(measurements);
  }

  /** The mean over the heads of the weighted mean over a head's data sets. */
  public double score() {
    return measurements.stream()
        .collect(Collectors.groupingBy(Measurement::head, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .mapToDouble(Evaluation::mean)
        .average()
        .orElse(0);
  }

  private static double mean(List<Measurement> ofOneHead) {
    double sum = 0;
    double weights = 0;
    for (Measurement one : ofOneHead) {
      sum += one.weight() * one.score().value();
      weights += one.weight();
    }
    return weights == 0 ? 0 : sum / weights;
  }

  /** The figures of each measurement, by data set and name. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (Measurement one : measurements) {
      one.score()
          .figures()
          .forEach((name, value) -> figures.put(one.dataSet() + " " + name, value));
    }
    return figures;
  }

  /** The losses that are known, by data set. */
  public Map<String, Double> losses() {
    Map<String, Double> losses = new LinkedHashMap<>();
    for (Measurement one : measurements) {
      one.loss().ifPresent(loss -> losses.put(one.dataSet(), loss));
    }
    return losses;
  }

  /** What the first figure of each measurement is to be compared with, by the figure's name. */
  public Map<String, Baseline> baselines() {
    Map<String, Baseline> baselines = new LinkedHashMap<>();
    for (Measurement one : measurements) {
      String figure = one.score().figures().keySet().iterator().next();
      one.score()
          .baseline()
          .ifPresent(baseline -> baselines.put(one.dataSet() + " " + figure, baseline));
    }
    return baselines;
  }
}
