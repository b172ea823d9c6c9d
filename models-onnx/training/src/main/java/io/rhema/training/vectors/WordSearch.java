package io.rhema.training.vectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;

/**
 * Finds words by their vectors, comparing all of them: cosines, so the length of a vector does not
 * matter, and one of zeros is unlike everything. Safe for use by several threads at once.
 */
public final class WordSearch {
  /** Keeps 3CosMul from dividing by zero; the value of the paper. */
  private static final double EPSILON = 0.001;

  /** The best first; of equals, the one that is first in the file. */
  private static final Comparator<Hit> ORDER =
      Comparator.comparingDouble(Hit::score).reversed().thenComparingInt(Hit::index);

  private final WordVectors vectors;
  private final double[] norms;

  private record Hit(int index, double score) {}

  public WordSearch(WordVectors vectors) {
    this.vectors = vectors;
    norms = new double[vectors.size()];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = Math.sqrt(dot(vectors.row(i), vectors.row(i)));
    }
  }

  /**
   * The words nearest to a word, the word itself left out.
   *
   * @param most how many
   * @throws VectorsException when the word has no vector; the message names words spelled like it
   */
  public List<Neighbour> near(String word, int most) {
    int index = index(word);
    double[] direction = unit(index);
    return best(List.of(index), most, i -> cosine(direction, i));
  }

  /**
   * The words that answer an analogy, its own words left out.
   *
   * @param most how many
   * @throws VectorsException when one of its words has no vector
   */
  public List<Neighbour> answer(Analogy analogy, Analogy.Method method, int most) {
    List<Integer> asked = analogy.words().stream().map(this::index).toList();
    List<double[]> plus = units(analogy.plus());
    List<double[]> minus = units(analogy.minus());
    return switch (method) {
      case ADD -> {
        double[] direction = sum(plus, minus);
        yield best(asked, most, i -> cosine(direction, i));
      }
      case MULTIPLY -> best(asked, most, i -> product(plus, i) / (product(minus, i) + EPSILON));
    };
  }

  private double product(List<double[]> directions, int index) {
    double product = 1;
    for (double[] direction : directions) {
      product *= (1 + cosine(direction, index)) / 2;
    }
    return product;
  }

  private List<Neighbour> best(List<Integer> leftOut, int most, IntToDoubleFunction score) {
    PriorityQueue<Hit> kept = new PriorityQueue<>(ORDER.reversed());
    for (int i = 0; i < vectors.size(); i++) {
      if (!leftOut.contains(i)) {
        kept.add(new Hit(i, score.applyAsDouble(i)));
      }
      if (kept.size() > most) {
        kept.remove();
      }
    }
    List<Hit> hits = new ArrayList<>(kept);
    hits.sort(ORDER);
    return hits.stream().map(hit -> new Neighbour(vectors.word(hit.index()), hit.score())).toList();
  }

  private int index(String word) {
    return vectors
        .indexOf(word)
        .orElseThrow(
            () -> new VectorsException(new SimilarSpelling(vectors.words()).unknown(word)));
  }

  private List<double[]> units(List<String> words) {
    return words.stream().map(word -> unit(index(word))).toList();
  }

  private double[] unit(int index) {
    double[] unit = new double[vectors.dimension()];
    add(vectors.row(index), norms[index] == 0 ? 0 : 1 / norms[index], unit);
    return unit;
  }

  private double[] sum(List<double[]> plus, List<double[]> minus) {
    double[] sum = new double[vectors.dimension()];
    for (int d = 0; d < sum.length; d++) {
      for (double[] one : plus) {
        sum[d] += one[d];
      }
      for (double[] one : minus) {
        sum[d] -= one[d];
      }
    }
    double squares = 0;
    for (double value : sum) {
      squares += value * value;
    }
    double norm = squares == 0 ? 1 : Math.sqrt(squares);
    for (int d = 0; d < sum.length; d++) {
      sum[d] /= norm;
    }
    return sum;
  }

  /** The cosine of a direction of length 1 and the row of a word. */
  private double cosine(double[] direction, int index) {
    float[] row = vectors.row(index);
    double dot = 0;
    for (int d = 0; d < row.length; d++) {
      dot += direction[d] * row[d];
    }
    return norms[index] == 0 ? 0 : dot / norms[index];
  }

  private static double dot(float[] a, float[] b) {
    double dot = 0;
    for (int d = 0; d < a.length; d++) {
      dot += (double) a[d] * b[d];
    }
    return dot;
  }

  private static void add(float[] row, double factor, double[] into) {
    for (int d = 0; d < row.length; d++) {
      into[d] += factor * row[d];
    }
  }
}
