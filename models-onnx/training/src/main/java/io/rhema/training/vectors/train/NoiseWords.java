package io.rhema.training.vectors.train;

import java.util.SplittableRandom;

/**
 * Draws words with a probability in proportion to the 0.75th power of their count, each draw in
 * constant time (Vose's alias method; word2vec approximates the same by a table of 100 million).
 */
final class NoiseWords {
  private static final double POWER = 0.75;

  private final double[] own;
  private final int[] other;

  NoiseWords(Corpus corpus) {
    int size = corpus.words().size();
    own = new double[size];
    other = new int[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      own[i] = Math.pow((double) corpus.count(i), POWER);
      sum += own[i];
    }
    int[] small = new int[size];
    int[] large = new int[size];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < size; i++) {
      own[i] *= size / sum;
      other[i] = i;
      if (own[i] < 1) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    while (smalls > 0 && larges > 0) {
      int less = small[--smalls];
      int more = large[larges - 1];
      other[less] = more;
      own[more] -= 1 - own[less];
      if (own[more] < 1) {
        larges--;
        small[smalls++] = more;
      }
    }
  }

  int draw(SplittableRandom random) {
    int word = random.nextInt(own.length);
    return random.nextDouble() < own[word] ? word : other[word];
  }
}
