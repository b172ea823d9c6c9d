package io.rhema.job.finetune.example;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * Where an example is from and when it was said, hence which of several with one text holds: the
 * greater. A correction holds before what is only replayed, what was said later before what was
 * said earlier, and of what was said at one time that which stands behind in its file or partition.
 *
 * @param kind what it is for
 * @param place where it was read
 * @param at when it was said, to the millisecond; {@link Instant#EPOCH} where nobody knows
 * @param superseded how many others with the same text it has taken the place of
 */
public record Origin(Kind kind, Place place, Instant at, int superseded)
    implements Comparable<Origin> {
  private static final Comparator<Origin> WEIGHTIER =
      Comparator.comparing(Origin::kind).thenComparing(Origin::at).thenComparing(Origin::place);

  public Origin {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(at, "at");
  }

  /** One that has taken nobody's place yet. */
  public Origin(Kind kind, Place place, Instant at) {
    this(kind, place, at, 0);
  }

  /** The same in place of so many. */
  public Origin inPlaceOf(int others) {
    return new Origin(kind, place, at, others);
  }

  @Override
  public int compareTo(Origin other) {
    return WEIGHTIER.compare(this, other);
  }
}
