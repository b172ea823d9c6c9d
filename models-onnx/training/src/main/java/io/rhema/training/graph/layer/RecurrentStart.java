package io.rhema.training.graph.layer;

import java.util.Arrays;

/** What the weights of a recurrent layer are before training. */
public enum RecurrentStart {
  /** Everything even around zero up to {@code 1/√width}, as libtorch's layers start. */
  UNIFORM {
    @Override
    InitialWeights input(Cell cell, int width) {
      return InitialWeights.uniform(1 / Math.sqrt(width));
    }

    @Override
    InitialWeights hidden(Cell cell, int width) {
      return InitialWeights.uniform(1 / Math.sqrt(width));
    }

    @Override
    InitialWeights bias(Cell cell, int width) {
      return InitialWeights.uniform(1 / Math.sqrt(width));
    }
  },

  /**
   * The products with the input even as Glorot and Bengio (2010) have it, those with the state
   * orthogonal (Saxe et al. 2014, "Exact solutions to the nonlinear dynamics of learning in deep
   * linear neural networks"), each gate by itself; biases 0, but 1 for the forget gate (Jozefowicz
   * et al. 2015, "An Empirical Exploration of Recurrent Network Architectures").
   */
  ORTHOGONAL {
    @Override
    InitialWeights input(Cell cell, int width) {
      return (random, dims) -> {
        double bound = Math.sqrt(6.0 / (width + dims[dims.length - 1]));
        return InitialWeights.uniform(bound).draw(random, dims);
      };
    }

    @Override
    InitialWeights hidden(Cell cell, int width) {
      return InitialWeights.orthogonal();
    }

    @Override
    InitialWeights bias(Cell cell, int width) {
      return (random, dims) -> {
        float[] bias = new float[dims[0] * dims[1]];
        if (cell == Cell.LSTM) {
          for (int direction = 0; direction < dims[0]; direction++) {
            int forget = direction * dims[1] + FORGET_GATE * width;
            Arrays.fill(bias, forget, forget + width, 1);
          }
        }
        return bias;
      };
    }
  };

  /** The gates of an LSTM are input, output, forget and cell in ONNX. */
  private static final int FORGET_GATE = 2;

  /** Of the weight {@code [directions, parts * width, in]}. */
  abstract InitialWeights input(Cell cell, int width);

  /** Of the weight {@code [directions, parts * width, width]}. */
  abstract InitialWeights hidden(Cell cell, int width);

  /** Of the biases {@code [directions, 2 * parts * width]}, those of the input first. */
  abstract InitialWeights bias(Cell cell, int width);
}
