package io.rhema.training.advise;

import io.rhema.model.text.analyzer.WordAnalyzer;
import io.rhema.training.data.LabelledTexts.Row;
import io.rhema.training.recipe.Share;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Goes through labelled texts once. */
final class DataProfiler {
  private final WordAnalyzer analyzer = Chains.WORDS.open(Path.of(""));
  private final Share share;
  private final Map<String, Integer> labels = new TreeMap<>();
  private final Map<String, Integer> heldOutLabels = new TreeMap<>();

  /** Labels by text; a text by its digest, since there may be gigabytes of them. */
  private final Map<UUID, String> labelOfText = new HashMap<>();

  private final Set<UUID> learnt = new HashSet<>();
  private final Map<UUID, Integer> measured = new HashMap<>();
  private long words;
  private int empty;
  private int repeated;
  private int contradicting;

  private DataProfiler(Share share) {
    this.share = share;
  }

  /**
   * @param share what is held out
   */
  static DataProfile profile(List<Row> rows, Share share) {
    DataProfiler profiler = new DataProfiler(share);
    rows.forEach(profiler::add);
    return profiler.profile(rows.size());
  }

  private void add(Row row) {
    labels.merge(row.label(), 1, Integer::sum);
    StringBuilder spelled = new StringBuilder();
    int[] count = new int[1];
    analyzer.read(
        row.text(),
        (word, start, end) -> {
          spelled.append(word).append(' ');
          count[0]++;
        });
    words += count[0];
    empty += count[0] == 0 ? 1 : 0;
    String before = labelOfText.putIfAbsent(digest(row.text()), row.label());
    if (before != null) {
      repeated++;
      contradicting += before.equals(row.label()) ? 0 : 1;
    }
    // A text without words is one in any spelling; it is counted as empty.
    UUID sameWords = count[0] == 0 ? null : digest(spelled.toString());
    if (share.has(row.text())) {
      heldOutLabels.merge(row.label(), 1, Integer::sum);
      measured.merge(sameWords, 1, Integer::sum);
    } else {
      learnt.add(sameWords);
    }
  }

  private static UUID digest(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private DataProfile profile(int samples) {
    int heldOut = measured.values().stream().mapToInt(Integer::intValue).sum();
    measured.remove(null);
    int leaking =
        measured.entrySet().stream()
            .filter(entry -> learnt.contains(entry.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    Map<String, Integer> sorted = new LinkedHashMap<>();
    Map<String, Integer> heldOutSorted = new LinkedHashMap<>();
    labels.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(
            label -> {
              sorted.put(label.getKey(), label.getValue());
              heldOutSorted.put(label.getKey(), heldOutLabels.getOrDefault(label.getKey(), 0));
            });
    return new DataProfile(
        sorted,
        samples == 0 ? 0 : (double) words / samples,
        empty,
        repeated,
        contradicting,
        heldOut,
        leaking,
        heldOutSorted);
  }
}
