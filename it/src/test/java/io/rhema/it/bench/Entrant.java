package io.rhema.it.bench;

import io.rhema.model.bundle.Precision;
import java.util.Locale;

/**
 * A contender of the suite.
 *
 * @param precision of the model that it runs; null for none
 * @param expected the answers that it has to give
 */
record Entrant(Way way, Precision precision, Contender contender, int[] expected) {

  /** As tables and charts have it. */
  String title() {
    return precision == null
        ? way.title()
        : way.title() + ", " + precision.name().toLowerCase(Locale.ROOT);
  }
}
