package io.rhema.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.training.evaluate.TaggingEvaluation;
import io.rhema.training.metric.EntityF1.Counts;
import java.util.Map;
import java.util.TreeSet;

/** A row for each type of entity, by tokens and by spans. */
final class TaggingReport extends EvaluationReport {
  private static final Counts NONE = new Counts(0, 0, 0);
  private static final String ALL = "all";

  private final TaggingEvaluation evaluation;

  TaggingReport(TaggingEvaluation evaluation) {
    super(evaluation);
    this.evaluation = evaluation;
  }

  @Override
  String size() {
    return "%d sentences, %d tokens".formatted(evaluation.examples(), evaluation.tokens().tokens());
  }

  @Override
  void rows(StringBuilder table) {
    line(table, "");
    line(table, "%-12s %9s %29s   %29s", "", "", "tokens, as conlleval counts", "spans, as served");
    line(
        table,
        "%-12s %9s %9s %9s %9s   %9s %9s %9s",
        "type",
        "entities",
        "precision",
        "recall",
        "F1",
        "precision",
        "recall",
        "F1");
    Map<String, Counts> tokens = evaluation.tokens().perType();
    Map<String, Counts> spans = evaluation.spans().perType();
    TreeSet<String> types = new TreeSet<>(tokens.keySet());
    types.addAll(spans.keySet());
    for (String type : types) {
      row(table, type, tokens.getOrDefault(type, NONE), spans.getOrDefault(type, NONE));
    }
    row(table, ALL, evaluation.tokens().total(), evaluation.spans().total());
  }

  private static void row(StringBuilder table, String type, Counts tokens, Counts spans) {
    line(
        table,
        "%-12s %9d %9.4f %9.4f %9.4f   %9.4f %9.4f %9.4f",
        type,
        tokens.gold(),
        tokens.precision(),
        tokens.recall(),
        tokens.f1(),
        spans.precision(),
        spans.recall(),
        spans.f1());
  }

  @Override
  void figures(ObjectNode root) {
    root.put("sentences", evaluation.examples());
    root.put("tokens", evaluation.tokens().tokens());
    root.put("tokenAccuracy", evaluation.tokens().tokenAccuracy());
    figures(
        root.putObject("conlleval"), evaluation.tokens().total(), evaluation.tokens().perType());
    figures(root.putObject("spans"), evaluation.spans().total(), evaluation.spans().perType());
  }

  private static void figures(ObjectNode root, Counts total, Map<String, Counts> perType) {
    put(root, total);
    ObjectNode types = root.putObject("types");
    perType.forEach((type, counts) -> put(types.putObject(type), counts));
  }

  private static void put(ObjectNode json, Counts counts) {
    json.put("precision", counts.precision())
        .put("recall", counts.recall())
        .put("f1", counts.f1())
        .put("entities", counts.gold());
  }
}
