package io.rhema.model.task.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What Hugging Face's {@code token-classification} pipeline does to the sub-words of a text, in the
 * order and in the single precision in which it does it, and without a thought for speed. Sub-words
 * of a word are told by the word's index, and scores are added up one after the other.
 */
final class PipelineOracle {
  private record Token(float[] scores, int start, int end, boolean subWord) {}

  private record Labelled(String label, float score, int start, int end) {}

  private final List<String> labels;
  private final EntityOptions options;

  PipelineOracle(List<String> labels, EntityOptions options) {
    this.labels = labels;
    this.options = options;
  }

  List<Entity> group(List<WindowLogits> windows, int[] starts, int[] ends, int[] words) {
    List<Entity> all = new ArrayList<>();
    for (WindowLogits window : windows) {
      List<Token> tokens = new ArrayList<>();
      for (int i = window.from(); i < window.to(); i++) {
        boolean subWord = i > 0 && words[i] == words[i - 1];
        tokens.add(new Token(softmax(window, i), starts[i], ends[i], subWord));
      }
      for (Labelled entity : aggregate(tokens)) {
        if (!options.ignoreLabels().contains(entity.label)) {
          all.add(new Entity(entity.label, entity.start, entity.end, entity.score));
        }
      }
    }
    return windows.size() > 1 ? withoutOverlaps(all) : all;
  }

  private List<Labelled> aggregate(List<Token> tokens) {
    return switch (options.aggregation()) {
      case NONE -> tokens.stream().map(token -> word(List.of(token))).toList();
      case SIMPLE -> groups(tokens.stream().map(token -> word(List.of(token))).toList());
      case FIRST, AVERAGE, MAX -> groups(words(tokens));
    };
  }

  private List<Labelled> words(List<Token> tokens) {
    List<Labelled> words = new ArrayList<>();
    List<Token> word = new ArrayList<>();
    for (Token token : tokens) {
      if (!token.subWord && !word.isEmpty()) {
        words.add(word(word));
        word.clear();
      }
      word.add(token);
    }
    if (!word.isEmpty()) {
      words.add(word(word));
    }
    return words;
  }

  private Labelled word(List<Token> word) {
    float[] scores =
        switch (options.aggregation()) {
          case NONE, SIMPLE, FIRST -> word.get(0).scores;
          case AVERAGE -> mean(word);
          case MAX -> surest(word);
        };
    int best = argmax(scores);
    return new Labelled(
        labels.get(best), scores[best], word.get(0).start, word.get(word.size() - 1).end);
  }

  private List<Labelled> groups(List<Labelled> words) {
    List<Labelled> groups = new ArrayList<>();
    List<Labelled> group = new ArrayList<>();
    for (Labelled word : words) {
      if (!group.isEmpty()) {
        String last = tag(group.get(group.size() - 1).label);
        if (word.label.startsWith("B-") || !tag(word.label).equals(last)) {
          groups.add(merged(group));
          group.clear();
        }
      }
      group.add(word);
    }
    if (!group.isEmpty()) {
      groups.add(merged(group));
    }
    return groups;
  }

  private static Labelled merged(List<Labelled> group) {
    float sum = 0;
    for (Labelled word : group) {
      sum += word.score;
    }
    String first = group.get(0).label;
    return new Labelled(
        first.substring(first.indexOf('-') + 1),
        sum / group.size(),
        group.get(0).start,
        group.get(group.size() - 1).end);
  }

  private static String tag(String label) {
    return label.startsWith("B-") || label.startsWith("I-") ? label.substring(2) : label;
  }

  private static List<Entity> withoutOverlaps(List<Entity> all) {
    List<Entity> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingInt(Entity::start));
    List<Entity> kept = new ArrayList<>();
    for (Entity entity : sorted) {
      Entity previous = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      if (previous == null || entity.start() >= previous.end()) {
        kept.add(entity);
      } else {
        int longer = (entity.end() - entity.start()) - (previous.end() - previous.start());
        if (longer > 0 || longer == 0 && entity.score() > previous.score()) {
          kept.set(kept.size() - 1, entity);
        }
      }
    }
    return kept;
  }

  private static float[] mean(List<Token> word) {
    float[] mean = new float[word.get(0).scores.length];
    for (int k = 0; k < mean.length; k++) {
      for (Token token : word) {
        mean[k] += token.scores[k];
      }
      mean[k] /= word.size();
    }
    return mean;
  }

  private static float[] surest(List<Token> word) {
    float[] best = word.get(0).scores;
    for (Token token : word) {
      if (token.scores[argmax(token.scores)] > best[argmax(best)]) {
        best = token.scores;
      }
    }
    return best;
  }

  private static int argmax(float[] scores) {
    int best = 0;
    for (int k = 0; k < scores.length; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    return best;
  }

  private static float[] softmax(WindowLogits window, int subWord) {
    int at = window.offset() + (subWord - window.from()) * window.width();
    float[] scores = Arrays.copyOfRange(window.values(), at, at + window.width());
    float max = scores[argmax(scores)];
    float sum = 0;
    for (int k = 0; k < scores.length; k++) {
      scores[k] = (float) Math.exp(scores[k] - max);
      sum += scores[k];
    }
    for (int k = 0; k < scores.length; k++) {
      scores[k] /= sum;
    }
    return scores;
  }
}
