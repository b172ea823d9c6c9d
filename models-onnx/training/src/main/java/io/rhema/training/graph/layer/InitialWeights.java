package io.rhema.training.graph.layer;

import java.util.Arrays;
import java.util.Random;

/** What a weight is before training. */
@FunctionalInterface
public interface InitialWeights {

  /**
   * Draws all elements.
   *
   * @param dims of the weight
   * @return row by row
   */
  float[] draw(Random random, int... dims);

  /** One value throughout. */
  static InitialWeights constant(float value) {
    return (random, dims) -> {
      float[] data = new float[size(dims)];
      Arrays.fill(data, value);
      return data;
    };
  }

  /** Evenly from both sides of zero up to a bound. */
  static InitialWeights uniform(double bound) {
    return (random, dims) -> {
      float[] data = new float[size(dims)];
      for (int i = 0; i < data.length; i++) {
        data[i] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
      return data;
    };
  }

  /** Normal around zero. */
  static InitialWeights normal(double deviation) {
    return (random, dims) -> {
      float[] data = new float[size(dims)];
      for (int i = 0; i < data.length; i++) {
        data[i] = (float) (random.nextGaussian() * deviation);
      }
      return data;
    };
  }

  /**
   * Square blocks one below the other, each with rows that are orthogonal and of length 1: the
   * normal draws of a block made so by Gram and Schmidt.
   */
  static InitialWeights orthogonal() {
    return (random, dims) -> {
      int width = dims[dims.length - 1];
      float[] data = new float[size(dims)];
      for (int block = 0; block < data.length; block += width * width) {
        OrthogonalRows.draw(random, data, block, width);
      }
      return data;
    };
  }

  private static int size(int... dims) {
    return Arrays.stream(dims).reduce(1, Math::multiplyExact);
  }
}
