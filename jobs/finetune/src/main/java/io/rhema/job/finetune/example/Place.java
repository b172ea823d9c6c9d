package io.rhema.job.finetune.example;

import java.util.Comparator;
import java.util.Objects;

/**
 * Where an example was read, by which whoever wrote it finds it again.
 *
 * @param name of the file, or {@code topic-partition}
 * @param position line or row from 1, or offset
 */
public record Place(String name, long position) implements Comparable<Place> {
  private static final Comparator<Place> LATER =
      Comparator.comparingLong(Place::position).thenComparing(Place::name);

  public Place {
    Objects.requireNonNull(name, "name");
  }

  /** The later one in a file or partition is the greater. */
  @Override
  public int compareTo(Place other) {
    return LATER.compare(this, other);
  }

  @Override
  public String toString() {
    return name + ":" + position;
  }
}
