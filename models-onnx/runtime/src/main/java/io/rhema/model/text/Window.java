package io.rhema.model.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of sub-words {@code [from, to)} of an {@link EncodedText} that a model sees as one row.
 *
 * @param from index of the first sub-word
 * @param to index behind the last sub-word
 */
public record Window(int from, int to) {

  public int size() {
    return to - from;
  }

  /**
   * Cuts a text into windows that overlap and together cover every sub-word.
   *
   * @param size sub-words of the text
   * @param room sub-words that fit one row, at least 1
   * @param overlap sub-words that neighbouring windows share, less than {@code room}
   * @return one window or more; a text of no sub-words has one empty window
   */
  public static List<Window> cut(int size, int room, int overlap) {
    if (room < 1 || overlap < 0 || overlap >= room) {
      throw new IllegalArgumentException(
          "room=%d, overlap=%d: room must be positive and overlap less than room"
              .formatted(room, overlap));
    }
    List<Window> windows = new ArrayList<>(1);
    int from = 0;
    while (size - from > room) {
      windows.add(new Window(from, from + room));
      from += room - overlap;
    }
    windows.add(new Window(from, size));
    return windows;
  }
}
