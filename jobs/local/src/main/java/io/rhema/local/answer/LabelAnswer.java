package io.rhema.local.answer;

import io.rhema.schema.ClassificationResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import java.util.Map;
import java.util.Optional;

/**
 * What a classifier said of a text, whichever task it was asked for.
 *
 * @param label null unless the status is ok
 * @param score null unless the status is ok
 */
record LabelAnswer(
    ResultStatus status,
    String label,
    Float score,
    Map<String, Float> scores,
    String model,
    String version) {

  /** The sentiment, if it was asked for and there is one. */
  static Optional<LabelAnswer> sentiment(Answer answer) {
    return answer
        .result(SentimentResult.class)
        .map(
            result ->
                new LabelAnswer(
                    result.getStatus(),
                    result.getLabel(),
                    result.getScore(),
                    result.getScores(),
                    result.getModel(),
                    result.getModelVersion()));
  }

  /** The label of any classifier, if it was asked for and there is one. */
  static Optional<LabelAnswer> classification(Answer answer) {
    return answer
        .result(ClassificationResult.class)
        .map(
            result ->
                new LabelAnswer(
                    result.getStatus(),
                    result.getLabel(),
                    result.getScore(),
                    result.getScores(),
                    result.getModel(),
                    result.getModelVersion()));
  }
}
