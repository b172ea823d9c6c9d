package io.rhema.it.bench;

import java.util.Arrays;
import java.util.List;

/**
 * How close the vectors of one model are to the exact ones of the same texts.
 *
 * @param meanCosine over all texts
 * @param firstPercentile the cosine that all but one text in a hundred exceed
 * @param leastCosine of any text
 * @param sameNearest share of texts whose nearest other text is the same
 * @param sharedOfTen mean share of the ten nearest that are the same
 * @param nearestLoss by how much, in exact cosine, the text found nearest is farther than the one
 *     that is, on average
 */
record Closeness(
    double meanCosine,
    double firstPercentile,
    double leastCosine,
    double sameNearest,
    double sharedOfTen,
    double nearestLoss) {

  /** Vectors are of length 1. */
  static Closeness of(List<float[]> exact, List<float[]> vectors) {
    int texts = exact.size();
    Neighbours wanted = Neighbours.among(exact);
    Neighbours found = Neighbours.among(vectors);
    double[] cosines = new double[texts];
    int same = 0;
    int shared = 0;
    double loss = 0;
    for (int text = 0; text < texts; text++) {
      float[] vector = exact.get(text);
      cosines[text] = Neighbours.inner(vector, vectors.get(text));
      same += wanted.nearest(text) == found.nearest(text) ? 1 : 0;
      shared += wanted.shared(text, found);
      loss +=
          Neighbours.inner(vector, exact.get(wanted.nearest(text)))
              - Neighbours.inner(vector, exact.get(found.nearest(text)));
    }
    Arrays.sort(cosines);
    return new Closeness(
        Arrays.stream(cosines).average().orElseThrow(),
        cosines[texts / 100],
        cosines[0],
        same / (double) texts,
        shared / (double) (texts * Neighbours.KEPT),
        loss / texts);
  }
}
