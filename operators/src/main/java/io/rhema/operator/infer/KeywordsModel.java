package io.rhema.operator.infer;

import io.rhema.model.KeywordExtractor;
import io.rhema.model.session.InferenceException;
import io.rhema.model.task.keyword.FoundKeywords;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.interpret.Applicability;
import io.rhema.operator.interpret.KeywordsInterpreter;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.swap.ModelFace;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TextEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * A table that finds keywords. It has no graph, and cuts texts into words by itself, so nothing of
 * the analysis is needed, and nothing is to be closed.
 */
final class KeywordsModel implements ServedModel {
  /** Words of English and French, with what stands between them. */
  private static final int CHARS_PER_WORD = 6;

  private final ServedVersion version;
  private final ModelFace face;
  private final KeywordExtractor extractor;
  private final Applicability applicability;
  private final KeywordsInterpreter interpreter;
  private final InferenceMetrics metrics;

  private KeywordsModel(
      ServedVersion version,
      ModelFace face,
      KeywordExtractor extractor,
      Applicability applicability,
      KeywordsInterpreter interpreter,
      InferenceMetrics metrics) {
    this.version = version;
    this.face = face;
    this.extractor = extractor;
    this.applicability = applicability;
    this.interpreter = interpreter;
    this.metrics = metrics;
  }

  /** As {@link ServedModel#open}. */
  static KeywordsModel open(
      Candidate candidate, InferenceOptions options, InferenceMetrics metrics) {
    return new KeywordsModel(
        candidate.version(),
        candidate.face(options.tasks()),
        options.openExtractor(candidate.bundle()),
        new Applicability(candidate.bundle().languages()),
        new KeywordsInterpreter(options.interpret().maxBytes(), candidate.bundle().id()),
        metrics);
  }

  @Override
  public ServedVersion version() {
    return version;
  }

  @Override
  public ModelFace face() {
    return face;
  }

  @Override
  public int sizeOf(AnalyzedEvent event) {
    return 1 + event.event().getText().length() / CHARS_PER_WORD;
  }

  @Override
  public void answer(List<AnalyzedEvent> events, Consumer<List<Answer>> taker) {
    // Handed over at the end: what others do with an answer is not this model's time.
    List<List<Answer>> answers = new ArrayList<>(events.size());
    long start = System.nanoTime();
    metrics.runStarts();
    try {
      Tally tally = new Tally();
      events.forEach(event -> answers.add(List.of(answer(event.event(), tally))));
      if (tally.texts > 0) {
        metrics.ran(tally.texts, tally.words, tally.words, System.nanoTime() - start);
      }
    } finally {
      metrics.runEnds();
    }
    answers.forEach(taker);
  }

  /** What was looked through. */
  private static final class Tally {
    private int texts;
    private int words;
  }

  private Answer answer(TextEvent event, Tally tally) {
    ResultStatus status = applicability.of(event);
    if (status != ResultStatus.ok) {
      return given(interpreter.withoutAnswer(event, status));
    }
    try {
      FoundKeywords found = extractor.extract(event.getText());
      tally.texts++;
      tally.words += found.words();
      return given(interpreter.answer(event, found));
    } catch (InferenceException e) {
      return refused(e);
    } catch (RuntimeException e) {
      // A chain takes any string; should one break that, the text must not stop the job.
      return refused(new InferenceException("The text cannot be looked through: " + e, e));
    }
  }

  private static Answer given(SpecificRecord result) {
    return new Answer.Given(TaskKind.KEYWORDS, result);
  }

  private static Answer refused(InferenceException cause) {
    return new Answer.Refused(List.of(TaskKind.KEYWORDS), cause);
  }

  /** A window is looked through in milliseconds: there is nothing to end early. */
  @Override
  public void cancel() {}

  @Override
  public void close() {}
}
