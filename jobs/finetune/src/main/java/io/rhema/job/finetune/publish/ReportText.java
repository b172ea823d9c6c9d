package io.rhema.job.finetune.publish;

import io.rhema.training.judge.Compared;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as lines for a terminal or a log. */
public final class ReportText {
  private ReportText() {}

  /** The lines, the outcome last. */
  public static List<String> of(FineTuneReport report) {
    List<String> lines = new ArrayList<>();
    FineTuneReport.Examples examples = report.examples();
    lines.add(
        "Examples: %,d corrections and %,d replayed to learn from, %,d and %,d to measure on"
            .formatted(
                examples.train().corrections(),
                examples.train().replayed(),
                examples.dev().corrections(),
                examples.dev().replayed()));
    long superseded = examples.train().superseded() + examples.dev().superseded();
    if (superseded > 0) {
      lines.add("Superseded: %,d examples of texts of which more was said".formatted(superseded));
    }
    if (!examples.refused().isEmpty()) {
      lines.add("Refused: " + counts(examples.refused()));
      examples.refusals().forEach(refusal -> lines.add("  " + refusal));
    }
    for (FineTuneReport.Training training : report.trainings()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Training with learning rate %.1e, seed %d: score %.4f%s",
              training.learningRate(),
              training.seed(),
              training.score(),
              training.starts() > 1 ? ", started %d times".formatted(training.starts()) : ""));
    }
    for (Compared compared : report.comparisons()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "On %,d examples of %s: %s %.4f, version %s has %.4f",
              compared.examples(),
              compared.set(),
              compared.unit(),
              compared.candidate(),
              report.servingVersion(),
              compared.serving()));
    }
    report.reasons().forEach(reason -> lines.add("Gate: " + reason));
    lines.add(outcome(report));
    return lines;
  }

  /** What became of the candidate, in a sentence. */
  public static String outcome(FineTuneReport report) {
    String model = "Model '%s' %s".formatted(report.model(), report.version());
    if (!report.published()) {
      return "%s is not published: %s. It is kept in %s."
          .formatted(model, String.join("; ", report.reasons()), report.place());
    }
    return "%s is published%s: %s"
        .formatted(model, report.promoted() ? " and the current version" : "", report.place());
  }

  private static String counts(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(count -> "%,d %s".formatted(count.getValue(), count.getKey()))
        .collect(Collectors.joining(", "));
  }
}
