package io.rhema.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a process holds after each round, its garbage collected before.
 *
 * <p>Resident memory goes up and down by what allocators keep, so later rounds are compared with
 * all that came before them, and may exceed that by a little.
 */
final class Footprint {
  /** Rounds in which code is compiled, threads and buffers come to their number. */
  private static final int WARM_UP = 4;

  private static final long METASPACE_SLACK = 4L << 20;
  private static final long RESIDENT_SLACK = 96L << 20;

  private final List<Long> metaspace = new ArrayList<>();
  private final List<Long> resident = new ArrayList<>();

  void measure(JavaProcess process) {
    process.collectGarbage();
    metaspace.add(process.metaspace());
    resident.add(process.resident());
  }

  /**
   * Fails when the last round holds more than the first ones did; of few rounds it says nothing.
   */
  void requireNoGrowth() {
    if (metaspace.size() <= 2 * WARM_UP) {
      return;
    }
    assertThat(last(metaspace)).as(toString()).isLessThan(early(metaspace) + METASPACE_SLACK);
    assertThat(last(resident)).as(toString()).isLessThan(early(resident) + RESIDENT_SLACK);
  }

  private static long early(List<Long> bytes) {
    return bytes.subList(0, WARM_UP).stream().mapToLong(it -> it).max().orElseThrow();
  }

  /** The least of the last three, since one may be in the middle of something. */
  private static long last(List<Long> bytes) {
    return bytes.subList(bytes.size() - 3, bytes.size()).stream()
        .mapToLong(it -> it)
        .min()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return "metaspace %s, resident %s, in MB by rounds"
        .formatted(megabytes(metaspace), megabytes(resident));
  }

  private static List<String> megabytes(List<Long> bytes) {
    return bytes.stream().map(it -> String.format(Locale.ROOT, "%.1f", it / 1e6)).toList();
  }
}
