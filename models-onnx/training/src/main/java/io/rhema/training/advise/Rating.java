package io.rhema.training.advise;

import io.rhema.training.metric.Accuracy;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one way to answer is worth.
 *
 * @param title of the model
 * @param candidate which one it is; none for what was not trained here
 * @param accuracy on held-out texts
 * @param bytes of the model's folder; none where there is no model
 * @param textsPerSecond of CPU time on one thread; none where there is no model
 * @param cutOff whether its training ended because its CPU time was used up
 */
public record Rating(
    String title,
    Optional<Candidate> candidate,
    Accuracy accuracy,
    OptionalLong bytes,
    OptionalDouble textsPerSecond,
    boolean cutOff) {}
