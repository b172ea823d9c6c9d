package io.rhema.operator.infer;

import io.rhema.model.bundle.Limits;
import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.InferenceException;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.Classification;
import io.rhema.model.text.EncodedText;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.batch.RowBuilder;
import io.rhema.operator.interpret.Applicability;
import io.rhema.operator.interpret.Interpreter;
import io.rhema.operator.interpret.InterpreterFactory;
import io.rhema.operator.interpret.WindowOutput;
import io.rhema.operator.swap.ModelFace;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TextEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * An open version of a model that answers events: those that are its business with a run, all
 * others without.
 *
 * @param <R> the class of the results
 */
final class ServedModel<R extends SpecificRecord> implements AutoCloseable {
  private final ServedVersion version;
  private final ModelFace face;
  private final LoadedModel loaded;
  private final Applicability applicability;
  private final Interpreter<R> interpreter;
  private final WindowRunner runner;

  private ServedModel(
      ServedVersion version,
      ModelFace face,
      LoadedModel loaded,
      Interpreter<R> interpreter,
      WindowRunner runner) {
    this.version = version;
    this.face = face;
    this.loaded = loaded;
    this.applicability = new Applicability(loaded.bundle().languages());
    this.interpreter = interpreter;
    this.runner = runner;
  }

  /**
   * Opens the session of a bundle, shared with whoever else in this process has the same, and runs
   * it once to warm up.
   *
   * @throws io.rhema.model.bundle.BundleException when the bundle cannot be served
   */
  static <R extends SpecificRecord> ServedModel<R> open(
      Candidate candidate,
      InferenceOptions options,
      InterpreterFactory<R> interpreters,
      InferenceMetrics metrics) {
    ModelBundle bundle = candidate.bundle();
    Interpreter<R> interpreter = interpreters.create(bundle);
    LoadedModel loaded =
        bundle.openModel(
            SessionOptions.DEFAULT.withThreads(options.threads(), 1),
            List.of(bundle.head(Classification.class)));
    try {
      Limits limits = loaded.limits();
      RowBuilder builder =
          new RowBuilder(candidate.encoder().format(), limits.maxTokens(), limits.overlap());
      WindowRunner runner =
          new WindowRunner(loaded::run, 1, builder, options.limits().runTokens(), metrics);
      runner.probe();
      return new ServedModel<>(candidate.version(), candidate.face(), loaded, interpreter, runner);
    } catch (RuntimeException e) {
      loaded.close();
      throw e;
    }
  }

  /** The operator's state. */
  ServedVersion version() {
    return version;
  }

  ModelFace face() {
    return face;
  }

  /** The sub-words of an event in this model's vocabulary. */
  EncodedText textOf(AnalyzedEvent event) {
    return event.encoding(face.encoder());
  }

  /**
   * @param events events in arrival order
   * @return one answer for each, in the same order
   * @throws InferenceException when the model fails whatever it is given
   */
  List<Answer<R>> answer(List<AnalyzedEvent> events) {
    List<ResultStatus> statuses = new ArrayList<>(events.size());
    List<EncodedText> texts = new ArrayList<>(events.size());
    for (AnalyzedEvent event : events) {
      EncodedText text = textOf(event);
      ResultStatus status = applicability.of(event.event(), text);
      statuses.add(status);
      texts.add(status == ResultStatus.ok ? text : EncodedText.EMPTY);
    }
    List<Outcome> outcomes = runner.run(texts);
    List<Answer<R>> answers = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      answers.add(answer(events.get(i).event(), texts.get(i), statuses.get(i), outcomes.get(i)));
    }
    return answers;
  }

  private Answer<R> answer(
      TextEvent event, EncodedText text, ResultStatus status, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return new Answer.Refused<>(failed.cause());
    }
    if (status != ResultStatus.ok) {
      return new Answer.Given<>(interpreter.withoutAnswer(event, status));
    }
    try {
      List<WindowOutput> windows = ((Outcome.Answered) outcome).heads().get(0);
      return new Answer.Given<>(interpreter.answer(event, text, windows));
    } catch (InferenceException e) {
      return new Answer.Refused<>(e);
    }
  }

  /** Ends a run that is in progress and refuses further ones; from any thread. */
  void cancel() {
    loaded.model().cancel();
  }

  @Override
  public void close() {
    loaded.close();
  }
}
