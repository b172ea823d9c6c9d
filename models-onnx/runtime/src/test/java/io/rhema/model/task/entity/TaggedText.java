package io.rhema.model.task.entity;

import io.rhema.model.task.TokenClassification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A text and what a model says about its sub-words, written so that it can be read:
 *
 * <pre>
 * Ada    B-PER .9
 * Love   I-PER .8 O .1
 * +lace  O .6
 * </pre>
 *
 * One line a sub-word. {@code +} goes on with the word of the line before. Behind the sub-word
 * stand labels with their probabilities; what is left of 1 is shared out equally among the labels
 * that are not named. With several windows there is one column for each, parted by {@code |}, and a
 * column is empty where the window does not show the sub-word.
 */
final class TaggedText {
  /** The labels of the shipped models. */
  static final List<String> BIO =
      List.of("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC");

  private final String text;
  private final List<String> labels;
  private final int[] starts;
  private final int[] ends;
  private final int[] words;
  private final List<WindowLogits> windows = new ArrayList<>();

  private TaggedText(String text, List<String> labels, List<String> lines) {
    this.text = text;
    this.labels = labels;
    starts = new int[lines.size()];
    ends = new int[lines.size()];
    words = new int[lines.size()];
    int at = 0;
    int word = -1;
    for (int i = 0; i < lines.size(); i++) {
      String subWord = lines.get(i).split(" ", 2)[0];
      boolean more = subWord.length() > 1 && subWord.startsWith("+");
      String piece = more ? subWord.substring(1) : subWord;
      starts[i] = text.indexOf(piece, at);
      if (starts[i] < 0) {
        throw new IllegalArgumentException("no '%s' in '%s' from %d on".formatted(piece, text, at));
      }
      ends[i] = starts[i] + piece.length();
      at = ends[i];
      words[i] = more ? word : ++word;
    }
    List<String[]> cells =
        lines.stream().map(line -> line.replaceFirst("^\\S+", "").split("\\|", -1)).toList();
    for (int w = 0; w < cells.get(0).length; w++) {
      windows.add(window(cells, w));
    }
  }

  /** A text tagged with the labels of the shipped models. */
  static TaggedText of(String text, String subWords) {
    return of(BIO, text, subWords);
  }

  static TaggedText of(List<String> labels, String text, String subWords) {
    return new TaggedText(text, labels, subWords.lines().toList());
  }

  /** The entities by one strategy, in the form {@code PER 0-12 'Ada Lovelace' 0.850}. */
  List<String> group(Aggregation aggregation) {
    return group(EntityOptions.DEFAULT.withAggregation(aggregation));
  }

  List<String> group(EntityOptions options) {
    return new EntityGrouper(new TokenClassification(labels), options)
        .group(windows, starts, ends, words).stream().map(this::show).toList();
  }

  private String show(Entity entity) {
    return String.format(
        Locale.ROOT,
        "%s %d-%d '%s' %.3f",
        entity.label(),
        entity.start(),
        entity.end(),
        entity.of(text),
        entity.score());
  }

  private WindowLogits window(List<String[]> cells, int column) {
    int from = 0;
    while (cells.get(from)[column].isBlank()) {
      from++;
    }
    int to = from;
    while (to < cells.size() && !cells.get(to)[column].isBlank()) {
      to++;
    }
    float[] logits = new float[(to - from) * labels.size()];
    for (int i = from; i < to; i++) {
      double[] p = distribution(cells.get(i)[column].strip().split(" +"));
      for (int k = 0; k < p.length; k++) {
        logits[(i - from) * p.length + k] = (float) Math.log(p[k]);
      }
    }
    return new WindowLogits(from, to, logits, 0, labels.size());
  }

  private double[] distribution(String[] named) {
    double[] p = new double[labels.size()];
    double left = 1;
    for (int i = 0; i < named.length; i += 2) {
      double share = Double.parseDouble(named[i + 1]);
      p[labels.indexOf(named[i])] = share;
      left -= share;
    }
    double each = Math.max(left, 1e-9) / (labels.size() - named.length / 2);
    return Arrays.stream(p).map(share -> share == 0 ? each : share).toArray();
  }
}
