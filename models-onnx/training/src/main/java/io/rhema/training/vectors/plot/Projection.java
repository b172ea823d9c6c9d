package io.rhema.training.vectors.plot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Points in the plane.
 *
 * @param points two coordinates for each vector
 * @param explained shares of the vectors' variance that the two axes keep
 */
record Projection(double[][] points, double[] explained) {
  private static final int AXES = 2;

  /**
   * The two principal components of vectors that are brought to length 1 first, since it is their
   * directions that mean something. An axis points to where its largest coordinate is positive, so
   * that the same vectors always give the same picture.
   */
  static Projection ofPrincipalComponents(List<float[]> vectors) {
    RealMatrix centred = centred(vectors);
    EigenDecomposition eigen =
        new EigenDecomposition(
            centred.transpose().multiply(centred).scalarMultiply(1.0 / vectors.size()));
    double[] variances = eigen.getRealEigenvalues();
    double all = Arrays.stream(variances).map(v -> Math.max(0, v)).sum();
    int[] largest =
        IntStream.range(0, variances.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> variances[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] points = new double[vectors.size()][AXES];
    double[] explained = new double[AXES];
    for (int axis = 0; axis < Math.min(AXES, largest.length); axis++) {
      double[] along = centred.operate(eigen.getEigenvector(largest[axis]).toArray());
      double sign = sign(along);
      for (int i = 0; i < along.length; i++) {
        points[i][axis] = sign * along[i];
      }
      explained[axis] = all == 0 ? 0 : Math.max(0, variances[largest[axis]]) / all;
    }
    return new Projection(points, explained);
  }

  private static RealMatrix centred(List<float[]> vectors) {
    int dimension = vectors.get(0).length;
    double[][] rows = new double[vectors.size()][dimension];
    double[] mean = new double[dimension];
    for (int i = 0; i < rows.length; i++) {
      double norm = norm(vectors.get(i));
      for (int d = 0; d < dimension; d++) {
        rows[i][d] = norm == 0 ? 0 : vectors.get(i)[d] / norm;
        mean[d] += rows[i][d] / rows.length;
      }
    }
    for (double[] row : rows) {
      for (int d = 0; d < dimension; d++) {
        row[d] -= mean[d];
      }
    }
    return new Array2DRowRealMatrix(rows, false);
  }

  private static double norm(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  private static double sign(double[] coordinates) {
    double largest = 0;
    for (double coordinate : coordinates) {
      largest = Math.abs(coordinate) > Math.abs(largest) ? coordinate : largest;
    }
    return largest < 0 ? -1 : 1;
  }
}
