package io.rhema.it.bench;

/**
 * How texts arrive.
 *
 * @param name as reports have it
 * @param perSecond texts a second on average
 * @param burst so many at once, and then none until it is time again
 */
record Arrival(String name, double perSecond, int burst) {

  /** When a text is due, in nanoseconds from the beginning. */
  long due(int text) {
    return (long) (text / burst * burst / perSecond * 1e9);
  }
}
