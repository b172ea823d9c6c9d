package io.rhema.model.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * The weights of a {@link TinySeq2Seq}, and what it says by its definition: the whole of what was
 * written is read at once, in double precision, without caches, batches or padding.
 */
public final class TinySeq2SeqWeights {
  /** Tokens that there are. */
  public static final int VOCABULARY = 24;

  /** The token that a decoder starts with, and padding. */
  public static final int START = 0;

  /** The token that ends a text. */
  public static final int END = 1;

  /** Most tokens of a source or a text. */
  public static final int POSITIONS = 48;

  static final int LAYERS = 2;
  static final int HEADS = 2;
  static final int WIDTH = 8;

  private final Map<String, float[]> matrices = new LinkedHashMap<>();

  /**
   * Draws them.
   *
   * @param endBias what the score of the end token has on top: texts are short with a large one
   */
  public TinySeq2SeqWeights(long seed, float endBias) {
    Random random = new Random(seed);
    draw(random, "tokens", VOCABULARY, 1.5);
    draw(random, "positions", POSITIONS, 0.7);
    for (String kind : new String[] {"self", "cross"}) {
      for (int layer = 0; layer < LAYERS; layer++) {
        for (String part : new String[] {"query", "key", "value"}) {
          draw(random, "%s_%s_%d".formatted(kind, part, layer), WIDTH, 0.5);
        }
      }
    }
    float[] output = new float[WIDTH * VOCABULARY];
    fill(random, output, 0.8);
    matrices.put("output", output);
    float[] bias = new float[VOCABULARY];
    bias[END] = endBias;
    matrices.put("bias", bias);
  }

  private void draw(Random random, String name, int rows, double deviation) {
    float[] values = new float[rows * WIDTH];
    fill(random, values, deviation);
    matrices.put(name, values);
  }

  private static void fill(Random random, float[] values, double deviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
  }

  void addTo(OnnxFile file) {
    TinySeq2SeqNodes.addConstants(file);
    matrices.forEach(
        (name, values) -> {
          long[] shape =
              switch (name) {
                case "bias" -> new long[] {VOCABULARY};
                case "output" -> new long[] {WIDTH, VOCABULARY};
                default -> new long[] {values.length / WIDTH, WIDTH};
              };
          file.floats(name, shape, values);
        });
  }

  /**
   * The score of every token that could come next.
   *
   * @param source tokens that are read
   * @param written tokens written so far, the start token first
   */
  public double[] scores(int[] source, int[] written) {
    double[][] hidden = embed(source);
    double[][] x = embed(written);
    for (int layer = 0; layer < LAYERS; layer++) {
      x = attend(x, x, "self", layer, true);
      x = attend(x, hidden, "cross", layer, false);
    }
    return output(x[x.length - 1]);
  }

  /** The score of every token for the last vector of a decoder. */
  double[] output(double[] last) {
    double[] scores = new double[VOCABULARY];
    for (int token = 0; token < VOCABULARY; token++) {
      scores[token] = matrices.get("bias")[token];
      for (int i = 0; i < WIDTH; i++) {
        scores[token] += last[i] * matrices.get("output")[i * VOCABULARY + token];
      }
    }
    return scores;
  }

  /** An element of a matrix whose rows are {@link #WIDTH} wide. */
  float at(String matrix, int row, int column) {
    return matrices.get(matrix)[row * WIDTH + column];
  }

  private double[][] embed(int[] ids) {
    double[][] vectors = new double[ids.length][WIDTH];
    for (int position = 0; position < ids.length; position++) {
      for (int i = 0; i < WIDTH; i++) {
        vectors[position][i] =
            (double) matrices.get("tokens")[ids[position] * WIDTH + i]
                + matrices.get("positions")[position * WIDTH + i];
      }
    }
    return vectors;
  }

  private double[][] attend(
      double[][] x, double[][] source, String kind, int layer, boolean causal) {
    double[][] queries = product(x, "%s_query_%d".formatted(kind, layer));
    double[][] keys = product(source, "%s_key_%d".formatted(kind, layer));
    double[][] values = product(source, "%s_value_%d".formatted(kind, layer));
    int size = WIDTH / HEADS;
    double[][] sum = new double[x.length][WIDTH];
    for (int t = 0; t < x.length; t++) {
      int seen = causal ? t + 1 : source.length;
      double[] found = new double[WIDTH];
      for (int head = 0; head < HEADS; head++) {
        double[] weights = weights(queries[t], keys, head * size, size, seen);
        for (int s = 0; s < seen; s++) {
          for (int i = head * size; i < (head + 1) * size; i++) {
            found[i] += weights[s] * values[s][i];
          }
        }
      }
      for (int i = 0; i < WIDTH; i++) {
        sum[t][i] = x[t][i] + Math.tanh(found[i]);
      }
    }
    return sum;
  }

  private static double[] weights(double[] query, double[][] keys, int from, int size, int seen) {
    double[] weights = new double[seen];
    double total = 0;
    for (int s = 0; s < seen; s++) {
      double product = 0;
      for (int i = from; i < from + size; i++) {
        product += query[i] * keys[s][i];
      }
      weights[s] = Math.exp(product / Math.sqrt(size));
      total += weights[s];
    }
    for (int s = 0; s < seen; s++) {
      weights[s] /= total;
    }
    return weights;
  }

  private double[][] product(double[][] x, String matrix) {
    float[] weight = matrices.get(matrix);
    double[][] product = new double[x.length][WIDTH];
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < WIDTH; i++) {
        for (int j = 0; j < WIDTH; j++) {
          product[t][j] += x[t][i] * weight[i * WIDTH + j];
        }
      }
    }
    return product;
  }
}
