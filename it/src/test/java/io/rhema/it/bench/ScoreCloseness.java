package io.rhema.it.bench;

import io.rhema.model.task.LabelScores;
import java.util.Arrays;
import java.util.List;

/**
 * How close the scores of one form of a classifier are to the exact ones of the same texts.
 *
 * @param sameLabel share of texts with the same label
 * @param mean by how much the score of a text's exact label differs, on average
 * @param lastPercentile the difference that one text in a hundred exceeds
 * @param most the largest difference
 */
record ScoreCloseness(double sameLabel, double mean, double lastPercentile, double most) {

  static ScoreCloseness of(List<LabelScores> exact, List<LabelScores> scores) {
    int texts = exact.size();
    double[] differences = new double[texts];
    int same = 0;
    for (int text = 0; text < texts; text++) {
      String label = exact.get(text).label();
      same += label.equals(scores.get(text).label()) ? 1 : 0;
      differences[text] = Math.abs(exact.get(text).score() - scores.get(text).scores().get(label));
    }
    Arrays.sort(differences);
    return new ScoreCloseness(
        same / (double) texts,
        Arrays.stream(differences).average().orElseThrow(),
        differences[texts - 1 - texts / 100],
        differences[texts - 1]);
  }
}
