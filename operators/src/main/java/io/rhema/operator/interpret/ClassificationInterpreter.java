package io.rhema.operator.interpret;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.task.Classification;
import io.rhema.model.task.LabelScores;
import io.rhema.model.task.WindowMean;
import io.rhema.model.text.EncodedText;
import io.rhema.schema.ClassificationResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TextEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * The label of a classifier, with the windows of a long text combined into one answer. A sentiment
 * is one; it only has records and a topic of its own.
 *
 * @param task the model's labels
 * @param model name and version, for the results
 * @param form makes the records
 * @param <R> the class of the results
 */
public record ClassificationInterpreter<R extends SpecificRecord>(
    Classification task, ModelId model, Form<R> form) implements Interpreter<R> {

  /** Makes the record of one kind of classification. */
  @FunctionalInterface
  public interface Form<R> {
    /**
     * @param answer empty when the model was not asked
     */
    R record(TextEvent event, ResultStatus status, Optional<LabelScores> answer, ModelId model);
  }

  /** Of sentiments. */
  public static ClassificationInterpreter<SentimentResult> ofSentiment(
      Classification task, ModelId model) {
    return new ClassificationInterpreter<>(task, model, ClassificationInterpreter::sentiment);
  }

  /** Of any labels. */
  public static ClassificationInterpreter<ClassificationResult> ofLabels(
      Classification task, ModelId model) {
    return new ClassificationInterpreter<>(task, model, ClassificationInterpreter::labels);
  }

  @Override
  public R answer(TextEvent event, EncodedText text, List<WindowOutput> windows) {
    WindowMean mean = new WindowMean(task.labels().size());
    for (WindowOutput output : windows) {
      mean.add(output.values(), 0, output.window().size());
    }
    return form.record(event, ResultStatus.ok, Optional.of(task.interpret(mean.value())), model);
  }

  @Override
  public R withoutAnswer(TextEvent event, ResultStatus status) {
    return form.record(event, status, Optional.empty(), model);
  }

  private static SentimentResult sentiment(
      TextEvent event, ResultStatus status, Optional<LabelScores> answer, ModelId model) {
    return new SentimentResult(
        event.getId(),
        status,
        answer.map(LabelScores::label).orElse(null),
        answer.map(LabelScores::score).orElse(null),
        answer.map(LabelScores::scores).orElse(Map.of()),
        model.name(),
        model.version(),
        event.getEventTime());
  }

  private static ClassificationResult labels(
      TextEvent event, ResultStatus status, Optional<LabelScores> answer, ModelId model) {
    return new ClassificationResult(
        event.getId(),
        status,
        answer.map(LabelScores::label).orElse(null),
        answer.map(LabelScores::score).orElse(null),
        answer.map(LabelScores::scores).orElse(Map.of()),
        model.name(),
        model.version(),
        event.getEventTime());
  }
}
