package io.rhema.local.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import java.util.Locale;
import java.util.TreeMap;

/**
 * An answer as one line of JSON: {@code {"id", "text", "sentiment": {"label", "score", "scores",
 * "model", "version"}}} or {@code {"id", "text", "error"}}. A text without a sentiment has the
 * label and score null and a {@code status} that says why.
 */
public final class AnswerJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AnswerJson() {}

  /** The line, without a line break. */
  public static String write(Answer answer) {
    ObjectNode json = JSON.objectNode();
    json.put("id", answer.id());
    json.put("text", answer.text());
    if (answer instanceof Answer.Given given) {
      json.set("sentiment", sentiment(given.sentiment()));
    } else if (answer instanceof Answer.Refused refused) {
      json.put("error", refused.error());
    }
    return JsonLine.of(json);
  }

  private static ObjectNode sentiment(SentimentResult result) {
    ObjectNode json = JSON.objectNode();
    json.put("label", result.getLabel());
    json.put("score", result.getScore());
    ObjectNode scores = json.putObject("scores");
    new TreeMap<>(result.getScores()).forEach(scores::put);
    if (result.getStatus() != ResultStatus.ok) {
      json.put("status", result.getStatus().name().toLowerCase(Locale.ROOT));
    }
    json.put("model", result.getModel());
    json.put("version", result.getModelVersion());
    return json;
  }
}
