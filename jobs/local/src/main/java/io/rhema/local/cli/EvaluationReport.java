package io.rhema.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.local.answer.JsonLine;
import io.rhema.training.evaluate.ClassifierEvaluation;
import io.rhema.training.evaluate.Evaluation;
import io.rhema.training.evaluate.TaggingEvaluation;
import io.rhema.training.evaluate.TranslationEvaluation;
import java.util.Locale;

/** A measurement for a person to read, or for a program. */
abstract class EvaluationReport {
  private final Evaluation evaluation;

  EvaluationReport(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  static EvaluationReport of(Evaluation evaluation) {
    if (evaluation instanceof TaggingEvaluation tagging) {
      return new TaggingReport(tagging);
    }
    if (evaluation instanceof TranslationEvaluation translation) {
      return new TranslationReport(translation);
    }
    return new ClassifierReport((ClassifierEvaluation) evaluation);
  }

  /** Lines, each with its line break. */
  final String table() {
    StringBuilder table = new StringBuilder();
    line(table, "model %s on %s: %s", evaluation.model(), evaluation.dataSet(), size());
    rows(table);
    return table.toString();
  }

  /** One line, without a line break. */
  final String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("model", evaluation.model().name());
    root.put("version", evaluation.model().version());
    root.put("data", evaluation.dataSet());
    figures(root);
    return JsonLine.of(root);
  }

  /** How much was measured. */
  abstract String size();

  abstract void rows(StringBuilder table);

  abstract void figures(ObjectNode root);

  static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
