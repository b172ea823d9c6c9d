package io.rhema.model.task.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The labels of a tagger, taken apart once: {@code B-PER} begins a group of type {@code PER},
 * {@code I-PER} belongs to one. Any other label, {@code PER} of an IO model or {@code O}, belongs
 * to a group of its own name. So BIO, IOB1 and IO need not be told apart.
 *
 * <p>The reported type of another one-letter prefix ({@code S-PER}, {@code E-PER} of BIOES) is
 * {@code PER}, but such labels group only with themselves, as in Hugging Face's pipeline. That
 * pipeline also cuts a label without prefix at its first hyphen, and so reports {@code WORK-OF-ART}
 * as {@code OF-ART}; here it stays whole.
 */
final class LabelScheme {
  private final List<String> labels;
  private final String[] types;
  private final int[] tags;
  private final boolean[] begins;

  LabelScheme(List<String> labels) {
    this.labels = List.copyOf(labels);
    types = new String[labels.size()];
    tags = new int[labels.size()];
    begins = new boolean[labels.size()];
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < types.length; i++) {
      String label = labels.get(i);
      boolean prefixed = label.length() > 2 && label.charAt(1) == '-';
      types[i] = prefixed ? label.substring(2) : label;
      begins[i] = label.startsWith("B-");
      String tag = begins[i] || label.startsWith("I-") ? label.substring(2) : label;
      tags[i] = numbers.computeIfAbsent(tag, t -> numbers.size());
    }
  }

  int size() {
    return types.length;
  }

  /** The full label, {@code B-PER}. */
  String label(int index) {
    return labels.get(index);
  }

  /** What a group that begins with this label is called, {@code PER}. */
  String type(int index) {
    return types[index];
  }

  /** Whether a group that begins with one label goes on with another. */
  boolean continues(int first, int next) {
    return !begins[next] && tags[next] == tags[first];
  }
}
