package io.rhema.model.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer of a classifier for one text.
 *
 * @param label the most probable label
 * @param score its probability, 0 to 1
 * @param scores the probability of every label, most probable first
 */
public record LabelScores(String label, float score, Map<String, Float> scores) {
  public LabelScores {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }
}
