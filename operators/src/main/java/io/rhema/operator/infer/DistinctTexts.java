package io.rhema.operator.infer;

import io.rhema.model.text.EncodedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Has a model run each text once, however often it is among those that wait or were lately. */
final class DistinctTexts {
  private final WindowRunner runner;
  private final RecentOutcomes recent;
  private final InferenceMetrics metrics;

  /**
   * @param bytes for what was said of recent texts, about
   */
  DistinctTexts(WindowRunner runner, long bytes, InferenceMetrics metrics) {
    this.runner = runner;
    this.recent = new RecentOutcomes(bytes);
    this.metrics = metrics;
  }

  /**
   * As {@link WindowRunner#run}.
   *
   * @param recall whether what was said before will do; without it, who measures how long it takes
   *     measures the model
   */
  List<Outcome> run(List<EncodedText> texts, boolean recall) {
    Map<EncodedText, Outcome> outcomes = new LinkedHashMap<>();
    List<EncodedText> unknown = new ArrayList<>();
    int repeated = 0;
    for (EncodedText text : texts) {
      if (outcomes.containsKey(text)) {
        repeated += text.size() > 0 ? 1 : 0;
        continue;
      }
      Outcome known = recall ? recent.find(text) : null;
      outcomes.put(text, known);
      if (known == null) {
        unknown.add(text);
      } else {
        repeated++;
      }
    }
    metrics.repeated(repeated);
    List<Outcome> found = runner.run(unknown);
    for (int i = 0; i < found.size(); i++) {
      outcomes.put(unknown.get(i), found.get(i));
      if (recall && unknown.get(i).size() > 0 && found.get(i) instanceof Outcome.Answered answer) {
        recent.keep(unknown.get(i), answer);
      }
    }
    return texts.stream().map(outcomes::get).toList();
  }
}
