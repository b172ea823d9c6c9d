package io.rhema.it.bench;

import java.util.List;
import java.util.Map;

/**
 * What a run of the suite found.
 *
 * @param provenance where, when and with what it was measured
 * @param threads that everybody had
 * @param rounds counted rounds
 * @param kinds one result for each kind of texts
 * @param scaling how the operator does with two slots and with long texts
 * @param operators what the runtime itself does in a run of the model
 * @param latency how long texts take, by how they arrive
 * @param tokenizing what it costs to make sub-words of the last kind of texts
 */
record SuiteResult(
    Map<String, String> provenance,
    int threads,
    int rounds,
    List<KindResult> kinds,
    ScalingResult scaling,
    List<OperatorShares> operators,
    List<LatencyResult> latency,
    TokenizingResult tokenizing) {}
