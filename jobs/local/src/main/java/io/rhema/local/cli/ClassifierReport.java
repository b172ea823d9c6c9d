package io.rhema.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.training.evaluate.ClassifierEvaluation;
import io.rhema.training.metric.Accuracy;
import io.rhema.training.metric.Accuracy.PerClass;

/** Accuracy, and a row for each label. */
final class ClassifierReport extends EvaluationReport {
  private final Accuracy accuracy;

  ClassifierReport(ClassifierEvaluation evaluation) {
    super(evaluation);
    accuracy = evaluation.accuracy();
  }

  @Override
  String size() {
    return accuracy.total() + " texts";
  }

  @Override
  void rows(StringBuilder table) {
    line(table, "accuracy %.4f%s", accuracy.value(), beside());
    accuracy.meanAbsoluteError().ifPresent(error -> line(table, "mean absolute error %.4f", error));
    line(table, "");
    line(table, "%-16s %9s %9s %9s %9s", "label", "precision", "recall", "F1", "texts");
    for (PerClass row : accuracy.perClass()) {
      line(
          table,
          "%-16s %9.4f %9.4f %9.4f %9d",
          row.label(),
          row.precision(),
          row.recall(),
          row.f1(),
          row.support());
    }
  }

  private String beside() {
    return accuracy.baseline().map(baseline -> " (" + baseline.describe() + ")").orElse("");
  }

  @Override
  void figures(ObjectNode root) {
    root.put("texts", accuracy.total());
    root.put("accuracy", accuracy.value());
    accuracy.baseline().ifPresent(baseline -> root.put("baseline", baseline.value()));
    accuracy.meanAbsoluteError().ifPresent(error -> root.put("meanAbsoluteError", error));
    ObjectNode labels = root.putObject("labels");
    for (PerClass row : accuracy.perClass()) {
      labels
          .putObject(row.label())
          .put("precision", row.precision())
          .put("recall", row.recall())
          .put("f1", row.f1())
          .put("texts", row.support());
    }
  }
}
