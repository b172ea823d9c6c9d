package io.rhema.training.report;

import io.rhema.training.metric.Accuracy;
import io.rhema.training.metric.EntityF1;
import io.rhema.training.metric.EntityF1.Counts;
import io.rhema.training.metric.Score;
import java.util.ArrayList;
import java.util.List;

/**
 * A score by label, for a table.
 *
 * @param unit what is counted: texts, or entities
 * @param counted how many of these there are
 */
public record ScoreTable(String unit, long counted, List<Row> rows) {

  /**
   * One label; 0 where a ratio is not defined.
   *
   * @param support how many truly are of it
   */
  public record Row(String label, double precision, double recall, double f1, long support) {}

  /**
   * Tells a score label by label.
   *
   * @throws IllegalArgumentException if it has none: a translation's is one number
   */
  public static ScoreTable of(Score score) {
    if (score instanceof Accuracy accuracy) {
      return ofTexts(accuracy);
    }
    if (score instanceof EntityF1 entities) {
      return ofEntities(entities);
    }
    throw new IllegalArgumentException(score.unit() + " is not told by label");
  }

  private static ScoreTable ofTexts(Accuracy accuracy) {
    List<Row> rows =
        accuracy.perClass().stream()
            .map(c -> new Row(c.label(), c.precision(), c.recall(), c.f1(), c.support()))
            .toList();
    return new ScoreTable("texts", accuracy.total(), rows);
  }

  private static ScoreTable ofEntities(EntityF1 entities) {
    List<Row> rows = new ArrayList<>();
    entities.perType().forEach((type, counts) -> rows.add(row(type, counts)));
    rows.add(row("all", entities.total()));
    return new ScoreTable("entities", entities.total().gold(), rows);
  }

  private static Row row(String label, Counts counts) {
    return new Row(label, counts.precision(), counts.recall(), counts.f1(), counts.gold());
  }
}
