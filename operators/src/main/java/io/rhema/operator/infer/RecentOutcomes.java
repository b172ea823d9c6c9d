package io.rhema.operator.infer;

import io.rhema.model.text.EncodedText;
import io.rhema.operator.interpret.WindowOutput;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one version of a model said of recent texts; what was not asked for the longest is forgotten
 * first. Texts are compared whole, sub-word by sub-word: no two share an entry because their hashes
 * do. It is no state: after a failure it begins empty, and a text has the answer that a run would
 * give. For one thread.
 */
final class RecentOutcomes {
  /** An entry's objects and the arrays' headers. */
  private static final int ENTRY_BYTES = 400;

  /** Four numbers and a letter case. */
  private static final int SUB_WORD_BYTES = 4 * Integer.BYTES + 1;

  private static final int OUTPUT_BYTES = 64;

  private final long capacity;
  private final Map<EncodedText, Outcome.Answered> recent = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * @param capacity bytes, about; a text that takes more is not remembered
   */
  RecentOutcomes(long capacity) {
    this.capacity = capacity;
  }

  /** What was said of a text; null if that is not known. */
  Outcome.Answered find(EncodedText text) {
    return recent.get(text);
  }

  /** Remembers what was said of a text that is not known. */
  void keep(EncodedText text, Outcome.Answered outcome) {
    long size = size(text, outcome);
    if (size > capacity) {
      return;
    }
    recent.put(text, outcome);
    bytes += size;
    for (Iterator<Map.Entry<EncodedText, Outcome.Answered>> eldest = recent.entrySet().iterator();
        bytes > capacity; ) {
      Map.Entry<EncodedText, Outcome.Answered> gone = eldest.next();
      bytes -= size(gone.getKey(), gone.getValue());
      eldest.remove();
    }
  }

  private static long size(EncodedText text, Outcome.Answered outcome) {
    long size =
        ENTRY_BYTES
            + (long) SUB_WORD_BYTES * text.size()
            + (long) Float.BYTES * text.weights().length;
    for (List<WindowOutput> windows : outcome.heads()) {
      for (WindowOutput window : windows) {
        size += OUTPUT_BYTES + (long) Float.BYTES * window.values().length;
      }
    }
    return size;
  }
}
