package io.rhema.model.text.sentencepiece;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** Lays normalization rules out as SentencePiece's {@code precompiled_charsmap} has them. */
public final class CharsmapBuilder {
  /** A cell that no byte leads to, as only values have this bit. */
  private static final int NEVER_REACHED = 1 << 31;

  private final TreeMap<byte[], Integer> rules = new TreeMap<>(Arrays::compareUnsigned);
  private final ByteArrayOutputStream replacements = new ByteArrayOutputStream();
  private final BitSet usedCells = new BitSet();
  private final BitSet usedPlaces = new BitSet();
  private int[] units = new int[1 << 12];

  private CharsmapBuilder() {}

  public static byte[] build(Map<String, String> replacementOfSequence) {
    CharsmapBuilder builder = new CharsmapBuilder();
    replacementOfSequence.forEach(builder::add);
    return builder.build();
  }

  private void add(String sequence, String replacement) {
    rules.put(sequence.getBytes(StandardCharsets.UTF_8), replacements.size());
    replacements.writeBytes(replacement.getBytes(StandardCharsets.UTF_8));
    replacements.write(0);
  }

  private byte[] build() {
    usedCells.set(0);
    byte[][] keys = rules.keySet().toArray(byte[][]::new);
    addChildren(0, keys, 0, 0, keys.length);
    // Any place combined with any byte is inside.
    int count = (usedCells.length() | 0xFF) + 1;
    ByteBuffer blob =
        ByteBuffer.allocate(Integer.BYTES * (count + 1) + replacements.size())
            .order(ByteOrder.LITTLE_ENDIAN);
    blob.putInt(Integer.BYTES * count);
    for (int i = 0; i < count; i++) {
      blob.putInt(usedCells.get(i) ? units[i] : NEVER_REACHED);
    }
    return blob.put(replacements.toByteArray()).array();
  }

  /** Adds below a node the keys {@code [from, to)}, which agree in their first {@code depth}. */
  private void addChildren(int node, byte[][] keys, int depth, int from, int to) {
    boolean hasValue = keys[from].length == depth;
    int place = findPlace(keys, depth, from, to);
    usedPlaces.set(place);
    units[node] |= (node ^ place) << 10;
    if (hasValue) {
      units[node] |= 1 << 8;
      units[place] = rules.get(keys[from]) | 1 << 31;
      usedCells.set(place);
    }
    int first = hasValue ? from + 1 : from;
    // All cells are taken before any child looks for its own.
    for (int i = first; i < to; i++) {
      int cell = place ^ keys[i][depth] & 0xFF;
      units[cell] = keys[i][depth] & 0xFF;
      usedCells.set(cell);
    }
    int end;
    for (int begin = first; begin < to; begin = end) {
      end = begin + 1;
      while (end < to && keys[end][depth] == keys[begin][depth]) {
        end++;
      }
      addChildren(place ^ keys[begin][depth] & 0xFF, keys, depth + 1, begin, end);
    }
  }

  private int findPlace(byte[][] keys, int depth, int from, int to) {
    for (int place = 1; ; place++) {
      if (!usedPlaces.get(place) && isFree(place, keys, depth, from, to)) {
        ensureCapacity(place | 0xFF);
        return place;
      }
    }
  }

  private boolean isFree(int place, byte[][] keys, int depth, int from, int to) {
    for (int i = from; i < to; i++) {
      int label = keys[i].length == depth ? 0 : keys[i][depth] & 0xFF;
      if (usedCells.get(place ^ label)) {
        return false;
      }
    }
    return true;
  }

  private void ensureCapacity(int last) {
    if (last >= units.length) {
      units = Arrays.copyOf(units, 2 * last);
    }
  }
}
