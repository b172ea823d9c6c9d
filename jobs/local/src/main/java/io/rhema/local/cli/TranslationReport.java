package io.rhema.local.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.local.answer.Terminal;
import io.rhema.training.evaluate.TranslationEvaluation;
import io.rhema.training.metric.Bleu;
import io.rhema.training.metric.RatedTranslation;

/** BLEU and chrF, and some translations from best to worst. */
final class TranslationReport extends EvaluationReport {
  private final TranslationEvaluation evaluation;

  TranslationReport(TranslationEvaluation evaluation) {
    super(evaluation);
    this.evaluation = evaluation;
  }

  @Override
  String size() {
    return "%d texts, %s"
        .formatted(
            evaluation.score().texts(),
            evaluation.beams() == 1 ? "greedy search" : evaluation.beams() + " beams");
  }

  @Override
  void rows(StringBuilder table) {
    line(table, "");
    figure(table, "BLEU", evaluation.score().bleu().score(), evaluation.score().bleu().signature());
    figure(
        table,
        "BLEU, lower-cased words",
        evaluation.score().lowercased().score(),
        evaluation.score().lowercased().signature());
    figure(
        table, "chrF2", evaluation.score().chrf().score(), evaluation.score().chrf().signature());
    if (!evaluation.samples().isEmpty()) {
      line(table, "");
      line(table, "chrF2   text, → translation, = what it should be; from best to worst");
    }
    for (RatedTranslation sample : evaluation.samples()) {
      line(table, "%5.1f   %s", sample.chrf(), harmless(sample.source()));
      line(table, "      → %s", harmless(sample.translation()));
      line(table, "      = %s", harmless(sample.reference()));
    }
  }

  private static void figure(StringBuilder table, String name, double score, String signature) {
    line(table, "%-24s %6.2f   %s", name, score, signature);
  }

  private static String harmless(String text) {
    return Terminal.harmless(text).replace('\n', ' ');
  }

  @Override
  void figures(ObjectNode root) {
    root.put("texts", evaluation.score().texts());
    root.put("beams", evaluation.beams());
    bleu(root.putObject("bleu"), evaluation.score().bleu());
    bleu(root.putObject("bleuLowercased"), evaluation.score().lowercased());
    root.putObject("chrf")
        .put("score", evaluation.score().chrf().score())
        .put("signature", evaluation.score().chrf().signature());
    ArrayNode samples = root.putArray("samples");
    for (RatedTranslation sample : evaluation.samples()) {
      samples
          .addObject()
          .put("text", sample.source())
          .put("translation", sample.translation())
          .put("reference", sample.reference())
          .put("chrf", sample.chrf());
    }
  }

  private static void bleu(ObjectNode json, Bleu bleu) {
    json.put("score", bleu.score()).put("signature", bleu.signature());
    ArrayNode precisions = json.putArray("precisions");
    bleu.precisions().forEach(precisions::add);
    json.put("brevityPenalty", bleu.brevityPenalty())
        .put("length", bleu.length())
        .put("referenceLength", bleu.referenceLength());
  }
}
