package io.rhema.operator.infer;

import io.rhema.model.session.InferenceCancelledException;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.trial.Comparison;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One window of a model that has a candidate beside it. The texts that the candidate is asked about
 * are a batch of their own, for both versions, so that their times can be compared.
 *
 * <p>A text that the candidate fails on is answered by the serving version, and so are all of them
 * when it fails altogether: a candidate costs time, but no text.
 */
final class TrialWindow {
  private static final Logger LOG = LoggerFactory.getLogger(TrialWindow.class);

  private final ServedModel serving;
  private final Trial trial;
  private final InferenceMetrics metrics;
  private final Comparison comparison;
  private final List<AnalyzedEvent> asked = new ArrayList<>();
  private final List<AnalyzedEvent> others = new ArrayList<>();
  private final List<Boolean> asks;

  /** What was answered about the texts for the candidate by the version that publishes. */
  private Run published;

  /** One version's answers to the texts for the candidate. */
  private record Run(List<List<Answer>> answers, long nanos) {}

  /**
   * Divides a window.
   *
   * @param events in arrival order
   * @param metrics that the candidate's runs are kept apart in
   */
  TrialWindow(
      ServedModel serving, Trial trial, List<AnalyzedEvent> events, InferenceMetrics metrics) {
    this.serving = serving;
    this.trial = trial;
    this.metrics = metrics;
    this.comparison = trial.comparison();
    this.asks = events.stream().map(trial::asks).toList();
    for (int i = 0; i < events.size(); i++) {
      (asks.get(i) ? asked : others).add(events.get(i));
    }
  }

  /**
   * Has each text answered by the version that it is for.
   *
   * @return what is published of each event, in arrival order
   */
  List<List<Answer>> answer() {
    Iterator<List<Answer>> rest = answers(others).iterator();
    Iterator<List<Answer>> chosen =
        (trial.publishes() && !asked.isEmpty() ? byCandidate() : byServing()).iterator();
    return asks.stream().map(candidates -> candidates ? chosen.next() : rest.next()).toList();
  }

  /**
   * Has the texts for the candidate answered by the other version too, and compares. To be called
   * when what {@link #answer} gave has left.
   */
  void compare() {
    if (asked.isEmpty() || published == null) {
      return;
    }
    if (!trial.publishes()) {
      Run candidate = attempt();
      if (candidate == null) {
        comparison.asked(asked.size(), given(published.answers()));
      } else {
        comparison.asked(asked.size(), missed(published.answers(), candidate.answers()));
        compare(published, candidate);
      }
    } else if (comparison.wantsBoth()) {
      compare(run(serving), published);
    }
  }

  private List<List<Answer>> byServing() {
    published = run(serving);
    return published.answers();
  }

  private List<List<Answer>> byCandidate() {
    published = attempt();
    if (published == null) {
      List<List<Answer>> instead = answers(asked);
      comparison.asked(asked.size(), given(instead));
      return instead;
    }
    List<List<Answer>> whole = published.answers();
    List<AnalyzedEvent> failed = new ArrayList<>();
    List<List<Answer>> partly = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      if (Answers.lacksAny(whole.get(i))) {
        failed.add(asked.get(i));
        partly.add(whole.get(i));
      }
    }
    List<List<Answer>> instead = answers(failed);
    comparison.asked(asked.size(), missed(instead, partly));
    Iterator<List<Answer>> next = instead.iterator();
    return whole.stream().map(one -> Answers.lacksAny(one) ? next.next() : one).toList();
  }

  private void compare(Run byServing, Run byCandidate) {
    int texts = 0;
    double difference = 0;
    boolean whole = true;
    for (int i = 0; i < asked.size(); i++) {
      List<Answer> one = byServing.answers().get(i);
      List<Answer> other = byCandidate.answers().get(i);
      whole &= !Answers.lacksAny(one) && !Answers.lacksAny(other);
      OptionalDouble here = Answers.difference(one, other);
      if (here.isPresent()) {
        texts++;
        difference += here.getAsDouble();
      }
    }
    if (texts > 0) {
      comparison.answered(texts, difference);
      // Looking for the text that a run fails on takes time that says nothing of the others.
      if (whole) {
        int size = asked.stream().mapToInt(serving::sizeOf).sum();
        comparison.took(texts, Math.max(1, size), byServing.nanos(), byCandidate.nanos());
      }
    }
  }

  /** The candidate's answers; null when it fails altogether. */
  private Run attempt() {
    try {
      return metrics.ofCandidate(() -> run(trial.candidate()));
    } catch (InferenceCancelledException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("{} fails, {} answers", trial.candidate().version(), serving.version(), e);
      comparison.failed("It failed whatever it was given: " + e);
      return null;
    }
  }

  private Run run(ServedModel model) {
    long start = System.nanoTime();
    List<List<Answer>> answers = new ArrayList<>(asked.size());
    model.answerAnew(asked, answers::add);
    return new Run(answers, Math.max(1, System.nanoTime() - start));
  }

  private List<List<Answer>> answers(List<AnalyzedEvent> events) {
    return events.isEmpty() ? List.of() : serving.answer(events);
  }

  private static int given(List<List<Answer>> answers) {
    return (int) answers.stream().filter(Answers::givesAny).count();
  }

  private static int missed(List<List<Answer>> serving, List<List<Answer>> candidate) {
    int missed = 0;
    for (int i = 0; i < serving.size(); i++) {
      if (Answers.lacks(candidate.get(i), serving.get(i))) {
        missed++;
      }
    }
    return missed;
  }
}
