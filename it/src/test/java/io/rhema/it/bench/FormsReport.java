package io.rhema.it.bench;

import java.util.List;
import java.util.Map;

/**
 * How exact and how fast a model is in several number formats.
 *
 * @param provenance where, when and with what it was measured
 * @param rounds counted rounds
 * @param speed one for each form, the exact one first
 * @param closeness in the same order
 * @param <C> how close a form is to the exact one
 */
record FormsReport<C>(
    Map<String, String> provenance, int rounds, List<Measured> speed, List<C> closeness) {}
