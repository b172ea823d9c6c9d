package io.rhema.local.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.local.answer.JsonLine;
import io.rhema.local.answer.Terminal;
import io.rhema.training.advise.Advice;
import io.rhema.training.advise.DataProfile;
import io.rhema.training.advise.Heuristic;
import io.rhema.training.advise.Rating;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** Advice for a person to read, or for a program. */
final class AdviceReport {
  private static final int SHOWN_LABELS = 10;
  private static final int WIDEST_TITLE = 40;
  private static final String CUT_OFF = " *";

  /** Of a normal distribution: 95 of 100 lie within. */
  private static final double TWO_SIDES = 1.96;

  private final Path file;
  private final Advice advice;
  private final DataProfile profile;
  private final StringBuilder text = new StringBuilder();

  AdviceReport(Path file, Advice advice) {
    this.file = file;
    this.advice = advice;
    profile = advice.profile();
  }

  /** Lines, each with its line break. */
  String text() {
    data();
    if (!advice.warnings().isEmpty()) {
      line("");
      line("Look at the data:");
      advice.warnings().forEach(warning -> line("  - %s", warning));
    }
    line("");
    models();
    advice.left().forEach((candidate, why) -> line("%s: %s.", candidate.title(), why));
    line("");
    measurement();
    line("");
    line(
        "Begin with: %s, the best of those trained here by %s.",
        advice.best().title(), advice.byMacroF1() ? "macro F1" : "accuracy");
    line("  ./rhema train %s --data %s", advice.recipe(), folder());
    line(
        "Recipes, models and reports (curves, answers, worst mistakes): %s",
        advice.recipe().getParent());
    return text.toString();
  }

  private Path folder() {
    return file.toAbsolutePath().getParent();
  }

  private void data() {
    line(
        "%s: %,d texts, %.1f words a text on average, %d labels.",
        file, profile.samples(), profile.meanWords(), profile.labels().size());
    String labels =
        profile.labels().entrySet().stream()
            .limit(SHOWN_LABELS)
            .map(label -> format("%s %,d", label.getKey(), label.getValue()))
            .collect(Collectors.joining(", "));
    line("  %s%s", labels, profile.labels().size() > SHOWN_LABELS ? ", …" : "");
    line(
        "%,d texts for each word of mean length: the heuristic says %s.",
        Math.round(profile.ratio()), advice.heuristic().title());
    line(
        "  (Below %,d a bag of bigrams, from there on a model that reads words in their order: Google's"
            + " text classification guide, also in Chollet, Deep Learning with Python, chapter 11.)",
        Heuristic.THRESHOLD);
  }

  private void models() {
    int width =
        advice.ratings().stream().mapToInt(rating -> title(rating).length()).max().orElse(0);
    String row = "%-" + width + "s  %9s  %9s  %9s  %12s";
    line(row, "model", "accuracy", "macro F1", "size", "texts/CPU-s");
    for (Rating rating : advice.ratings()) {
      line(
          row,
          title(rating),
          format("%.4f", rating.accuracy().value()),
          format("%.4f", rating.accuracy().macroF1()),
          rating.bytes().isPresent() ? size(rating.bytes().getAsLong()) : "-",
          rating.textsPerSecond().isPresent()
              ? format("%,.0f", rating.textsPerSecond().getAsDouble())
              : "-");
    }
  }

  private static String title(Rating rating) {
    String title = rating.title();
    String shown =
        title.length() <= WIDEST_TITLE
            ? title
            : "…" + title.substring(title.length() - WIDEST_TITLE + 1);
    return rating.cutOff() ? shown + CUT_OFF : shown;
  }

  private void measurement() {
    if (advice.ratings().stream().anyMatch(Rating::cutOff)) {
      line(
          "%sNot trained to its end, for its CPU time was used up; a larger --budget-seconds may make"
              + " it better.",
          CUT_OFF.strip() + " ");
    }
    for (Rating rating : advice.ratings()) {
      if (rating.accuracy().total() < profile.heldOut()) {
        line(
            "%s was asked about %,d texts only, for it is slow.",
            title(rating), rating.accuracy().total());
      }
    }
    double best =
        advice.ratings().stream()
            .filter(rating -> rating.candidate().filter(advice.best()::equals).isPresent())
            .mapToDouble(rating -> rating.accuracy().value())
            .findFirst()
            .orElse(0);
    line(
        "Measured on %,d held-out texts, on which the best accuracy is known to within %.3f. Texts per"
            + " CPU-second is a quick figure: encoding and ONNX Runtime as they serve, one thread.",
        profile.heldOut(), TWO_SIDES * Math.sqrt(best * (1 - best) / profile.heldOut()));
  }

  private static String size(long bytes) {
    return bytes < 1_000_000 ? format("%.0f kB", bytes / 1e3) : format("%.1f MB", bytes / 1e6);
  }

  /** One line, without a line break. */
  String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("data", file.toString());
    root.put("texts", profile.samples());
    root.put("meanWords", profile.meanWords());
    root.put("ratio", profile.ratio());
    root.put("threshold", Heuristic.THRESHOLD);
    root.put("heuristic", advice.heuristic().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    ObjectNode labels = root.putObject("labels");
    profile.labels().forEach(labels::put);
    root.put("heldOut", profile.heldOut());
    root.put("empty", profile.empty());
    root.put("repeated", profile.repeated());
    root.put("contradicting", profile.contradicting());
    root.put("leaking", profile.leaking());
    advice.warnings().forEach(root.putArray("warnings")::add);
    ArrayNode models = root.putArray("models");
    advice.ratings().forEach(rating -> model(models.addObject(), rating));
    ObjectNode left = root.putObject("notTrained");
    advice.left().forEach((candidate, why) -> left.put(candidate.key(), why));
    root.put("best", advice.best().key());
    root.put("chosenBy", advice.byMacroF1() ? "macroF1" : "accuracy");
    root.put("recipe", advice.recipe().toString());
    return JsonLine.of(root);
  }

  private static void model(ObjectNode node, Rating rating) {
    node.put("model", rating.title());
    rating.candidate().ifPresent(candidate -> node.put("key", candidate.key()));
    node.put("accuracy", rating.accuracy().value());
    node.put("macroF1", rating.accuracy().macroF1());
    node.put("measuredOn", rating.accuracy().total());
    rating.bytes().ifPresent(bytes -> node.put("bytes", bytes));
    rating.textsPerSecond().ifPresent(texts -> node.put("textsPerCpuSecond", texts));
    if (rating.cutOff()) {
      node.put("cutOff", true);
    }
  }

  private void line(String format, Object... values) {
    text.append(Terminal.harmless(format(format, values)).stripTrailing()).append('\n');
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
