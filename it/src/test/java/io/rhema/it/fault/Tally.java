package io.rhema.it.fault;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events that a topic has something of, in the order in which it has it. */
final class Tally {
  private final BitSet seen = new BitSet();
  private final Map<Integer, Integer> last = new HashMap<>();
  private final List<Integer> doubled = new ArrayList<>();
  private final List<Integer> late = new ArrayList<>();

  void add(int number) {
    if (seen.get(number)) {
      doubled.add(number);
    }
    seen.set(number);
    Integer before = last.put(EventStream.key(number), number);
    if (before != null && before > number) {
      late.add(number);
    }
  }

  /** How many events it has. */
  int size() {
    return seen.cardinality();
  }

  boolean has(int number) {
    return seen.get(number);
  }

  /** Events that came once more. */
  List<Integer> doubled() {
    return doubled;
  }

  /** Events that came behind a later one of their key. */
  List<Integer> late() {
    return late;
  }
}
