package io.rhema.operator.infer;

import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.swap.ModelFace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An open version of a model that answers events: those that are its business with a run, all
 * others without. However many tasks are asked for, an event is run once.
 */
sealed interface ServedModel extends AutoCloseable
    permits EncodingModel, CascadeModel, TranslatingModel, KeywordsModel {

  /**
   * Opens the sessions of a bundle, shared with whoever else in this process has the same, and runs
   * them once to warm up.
   *
   * @throws io.rhema.model.bundle.BundleException when the bundle cannot be served, or has no head
   *     for a task that is asked for
   */
  static ServedModel open(Candidate candidate, InferenceOptions options, InferenceMetrics metrics) {
    return switch (options.manner()) {
      case READ ->
          options.cascade().isSet()
              ? CascadeModel.open(candidate, options, metrics)
              : EncodingModel.open(candidate, options, metrics);
      case WRITTEN -> TranslatingModel.open(candidate, options, metrics);
      case COUNTED -> KeywordsModel.open(candidate, options, metrics);
    };
  }

  /** The operator's state. */
  ServedVersion version();

  /** What the rest of the job sees of it. */
  ModelFace face();

  /** What an event counts in the window: its sub-words in this model's vocabulary, or about. */
  int sizeOf(AnalyzedEvent event);

  /**
   * Answers events; each as soon as those before it are answered.
   *
   * @param events events in arrival order
   * @param taker is given the answers of each event, in the same order
   * @throws io.rhema.model.session.InferenceException when the model fails whatever it is given
   */
  void answer(List<AnalyzedEvent> events, Consumer<List<Answer>> taker);

  /**
   * The same without recalling what was answered before, for whoever wants to know how long it
   * takes.
   */
  default void answerAnew(List<AnalyzedEvent> events, Consumer<List<Answer>> taker) {
    answer(events, taker);
  }

  /** The answers of all events together. */
  default List<List<Answer>> answer(List<AnalyzedEvent> events) {
    List<List<Answer>> answers = new ArrayList<>(events.size());
    answer(events, answers::add);
    return answers;
  }

  /** Ends a run that is in progress and refuses further ones; from any thread. */
  void cancel();

  @Override
  void close();
}
