package io.rhema.training.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What to look at in labelled texts before a model is trained on them, and what rules one out. */
final class DataWarnings {
  /** How many times as many texts the most frequent label has as the rarest when it is said. */
  static final int IMBALANCE = 5;

  private static final int FEWEST_TEXTS = 20;
  private static final int FEW_MEASURED = 100;
  private static final int RARE = 10;
  private static final int MOST_LABELS = 1_000;
  private static final int SHOWN_LABELS = 5;

  private DataWarnings() {}

  /**
   * Refuses what no classifier can be trained and measured on.
   *
   * @param name of the file
   * @throws AdviceException with the rule
   */
  static void require(String name, DataProfile profile) {
    int samples = profile.samples();
    if (samples < FEWEST_TEXTS) {
      throw new AdviceException(
          "%s has %d texts; it takes %d or more to train and measure a model."
              .formatted(name, samples, FEWEST_TEXTS));
    }
    if (profile.labels().containsKey("")) {
      throw new AdviceException(
          "%s has %,d texts without a label; give each one, or name another column with --label-column."
              .formatted(name, profile.labels().get("")));
    }
    int labels = profile.labels().size();
    if (labels < 2) {
      throw new AdviceException(
          "All %,d texts of %s have the label '%s'; a classifier tells two or more apart."
              .formatted(samples, name, shortened(profile.majority())));
    }
    if (labels > MOST_LABELS || labels > samples / 2) {
      throw new AdviceException(
          "The %,d texts of %s have %,d different labels, such as '%s'; if that is not the label's column, name the columns with --label-column and --text-column, by name or by number from 1."
              .formatted(samples, name, labels, shortened(profile.majority())));
    }
    if (profile.empty() == samples) {
      throw new AdviceException("No text of %s has a word.".formatted(name));
    }
    if (profile.heldOut() == 0 || profile.heldOut() == samples) {
      throw new AdviceException(
          "Of the %,d texts of %s, %,d are held out; both parts must have some: raise or lower --holdout."
              .formatted(samples, name, profile.heldOut()));
    }
    profile
        .labels()
        .forEach(
            (label, count) -> {
              if (count.equals(profile.heldOutLabels().get(label))) {
                throw new AdviceException(
                    "All %d texts of %s with the label '%s' are held out; there is none to learn it from: lower --holdout, or add texts."
                        .formatted(count, name, shortened(label)));
              }
            });
  }

  /** Sentences, the gravest first; none is most often good news. */
  static List<String> of(DataProfile profile) {
    List<String> warnings = new ArrayList<>();
    if (profile.contradicting() > 0) {
      warnings.add(
          format(
              "%,d texts are there again with another label: no model can get both right.",
              profile.contradicting()));
    }
    if (profile.imbalanced()) {
      warnings.add(
          format(
              "The labels are out of balance: %.1f %% of the texts are '%s'. Always answering that looks good in accuracy; go by macro F1.",
              100 * profile.majorityShare(), shortened(profile.majority())));
    }
    rareLabels(profile, warnings);
    if (profile.leaking() > 0) {
      warnings.add(
          format(
              "%,d of the %,d held-out texts are in the training part too, in other letters or punctuation: scores are a little too good.",
              profile.leaking(), profile.heldOut()));
    }
    if (profile.repeated() > 0) {
      warnings.add(
          format(
              "%,d texts are there more than once; all copies of one are on the same side of the split.",
              profile.repeated()));
    }
    if (profile.empty() > 0) {
      warnings.add(
          format("%,d texts have no word; the job answers such with 'empty'.", profile.empty()));
    }
    if (profile.heldOut() < FEW_MEASURED) {
      warnings.add(
          format(
              "Only %d texts are held out: scores are rough. More texts or a larger --holdout make them firmer.",
              profile.heldOut()));
    }
    return warnings;
  }

  private static void rareLabels(DataProfile profile, List<String> warnings) {
    List<String> rare =
        profile.labels().entrySet().stream()
            .filter(label -> label.getValue() < RARE)
            .map(label -> format("'%s' (%d)", shortened(label.getKey()), label.getValue()))
            .toList();
    if (!rare.isEmpty()) {
      warnings.add(
          format(
              "%d labels have fewer than %d texts: %s%s.",
              rare.size(),
              RARE,
              rare.stream().limit(SHOWN_LABELS).collect(Collectors.joining(", ")),
              rare.size() > SHOWN_LABELS ? ", …" : ""));
    }
    long unmeasured =
        profile.heldOutLabels().entrySet().stream()
            .filter(label -> label.getValue() == 0)
            .map(Map.Entry::getKey)
            .count();
    if (unmeasured > 0) {
      warnings.add(
          format(
              "%d labels have no text among those held out: they are not measured.", unmeasured));
    }
  }

  private static String shortened(String label) {
    return label.length() <= 40 ? label : label.substring(0, 39) + "…";
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
