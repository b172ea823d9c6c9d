package io.rhema.operator.interpret;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.task.Classification;
import io.rhema.model.task.ClassificationResult;
import io.rhema.model.task.WindowMean;
import io.rhema.model.text.EncodedText;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TextEvent;
import java.util.List;
import java.util.Map;

/**
 * Sentiment: the label of a classifier, with the windows of a long text combined into one answer.
 *
 * @param task the model's labels
 * @param model name and version, for the results
 */
public record SentimentInterpreter(Classification task, ModelId model)
    implements Interpreter<SentimentResult> {

  @Override
  public SentimentResult answer(TextEvent event, EncodedText text, List<WindowOutput> windows) {
    WindowMean mean = new WindowMean(task.labels().size());
    for (WindowOutput output : windows) {
      mean.add(output.values(), 0, output.window().size());
    }
    ClassificationResult result = task.interpret(mean.value());
    return result(event, ResultStatus.ok)
        .setLabel(result.label())
        .setScore(result.score())
        .setScores(result.scores())
        .build();
  }

  @Override
  public SentimentResult withoutAnswer(TextEvent event, ResultStatus status) {
    return result(event, status).setScores(Map.of()).build();
  }

  private SentimentResult.Builder result(TextEvent event, ResultStatus status) {
    return SentimentResult.newBuilder()
        .setEventId(event.getId())
        .setStatus(status)
        .setModel(model.name())
        .setModelVersion(model.version())
        .setEventTime(event.getEventTime());
  }
}
