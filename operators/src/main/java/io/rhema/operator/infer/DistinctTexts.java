package io.rhema.operator.infer;

import io.rhema.model.text.EncodedText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
  void run(List<EncodedText> texts, boolean recall, Consumer<Outcome> taker) {
    Map<EncodedText, Outcome> outcomes = new HashMap<>();
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
    Deque<EncodedText> waiting = new ArrayDeque<>(texts);
    handOver(waiting, outcomes, taker);
    Iterator<EncodedText> asked = unknown.iterator();
    runner.run(
        unknown,
        outcome -> {
          EncodedText text = asked.next();
          outcomes.put(text, outcome);
          if (recall && text.size() > 0 && outcome instanceof Outcome.Answered answer) {
            recent.keep(text, answer);
          }
          handOver(waiting, outcomes, taker);
        });
  }

  /** Up to the first text that is not known yet. */
  private static void handOver(
      Deque<EncodedText> waiting, Map<EncodedText, Outcome> outcomes, Consumer<Outcome> taker) {
    for (Outcome known = outcome(waiting, outcomes);
        known != null;
        known = outcome(waiting, outcomes)) {
      waiting.remove();
      taker.accept(known);
    }
  }

  private static Outcome outcome(Deque<EncodedText> waiting, Map<EncodedText, Outcome> outcomes) {
    return waiting.isEmpty() ? null : outcomes.get(waiting.element());
  }
}
