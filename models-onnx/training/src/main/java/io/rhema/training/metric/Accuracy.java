package io.rhema.training.metric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a classifier answered, counted by true class and predicted class.
 *
 * @param labels names of the classes
 * @param counts {@code counts[true][predicted]}
 */
public record Accuracy(List<String> labels, long[][] counts) implements Score {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}([.][0-9]{1,9})?");

  /**
   * Precision, recall and their harmonic mean for one class; 0 where a ratio is not defined.
   *
   * @param support how many examples truly are of the class
   */
  public record PerClass(String label, double precision, double recall, double f1, long support) {}

  public static Accuracy of(List<String> labels, int[] truth, int[] predicted) {
    long[][] counts = new long[labels.size()][labels.size()];
    for (int i = 0; i < truth.length; i++) {
      counts[truth[i]][predicted[i]]++;
    }
    return new Accuracy(List.copyOf(labels), counts);
  }

  /** Share of answers that are right, in [0, 1]; 0 without any. */
  @Override
  public double value() {
    long right = 0;
    for (int i = 0; i < counts.length; i++) {
      right += counts[i][i];
    }
    return ratio(right, total());
  }

  @Override
  public String unit() {
    return "accuracy";
  }

  /** The accuracy, and for labels that are numbers the mean absolute error too. */
  @Override
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(unit(), value());
    meanAbsoluteError().ifPresent(error -> figures.put("mean absolute error", error));
    return figures;
  }

  /** Always the label that is true most often; the first of equals. */
  @Override
  public Optional<Baseline> baseline() {
    return perClass().stream()
        .reduce((one, other) -> other.support() > one.support() ? other : one)
        .map(c -> new Baseline("always '" + c.label() + "'", ratio(c.support(), total())));
  }

  /** How far answers are from the truth on average; empty unless all labels are numbers. */
  public OptionalDouble meanAbsoluteError() {
    double[] numbers = new double[labels.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!NUMBER.matcher(labels.get(i)).matches()) {
        return OptionalDouble.empty();
      }
      numbers[i] = Double.parseDouble(labels.get(i));
    }
    double sum = 0;
    for (int truth = 0; truth < numbers.length; truth++) {
      for (int answer = 0; answer < numbers.length; answer++) {
        sum += counts[truth][answer] * Math.abs(numbers[truth] - numbers[answer]);
      }
    }
    return OptionalDouble.of(total() == 0 ? 0 : sum / total());
  }

  /**
   * The mean F1 of the labels that are true or answered at least once, each counting the same
   * however rare it is: scikit-learn's {@code f1_score(average="macro")}.
   */
  public double macroF1() {
    return IntStream.range(0, labels.size())
        .filter(
            label ->
                Arrays.stream(counts).anyMatch(row -> row[label] > 0)
                    || Arrays.stream(counts[label]).anyMatch(count -> count > 0))
        .mapToDouble(label -> perClass(label).f1())
        .average()
        .orElse(0);
  }

  public long total() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  public List<PerClass> perClass() {
    return IntStream.range(0, labels.size()).mapToObj(this::perClass).toList();
  }

  private PerClass perClass(int label) {
    long support = Arrays.stream(counts[label]).sum();
    long predicted = Arrays.stream(counts).mapToLong(row -> row[label]).sum();
    double precision = ratio(counts[label][label], predicted);
    double recall = ratio(counts[label][label], support);
    double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return new PerClass(labels.get(label), precision, recall, f1, support);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
