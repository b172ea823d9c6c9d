package io.rhema.local.answer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private AnswerJson() {}

  /** The line, without a line break. */
  public static String write(Answer answer) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", answer.id());
    json.put("text", answer.text());
    if (answer instanceof Answer.Given given) {
      json.set("sentiment", sentiment(given.sentiment()));
    } else if (answer instanceof Answer.Refused refused) {
      json.put("error", refused.error());
    }
    try {
      return escapeLoneSurrogates(MAPPER.writeValueAsString(json));
    } catch (JacksonException e) {
      throw new IllegalStateException("A tree of strings and numbers cannot fail to be written", e);
    }
  }

  private static ObjectNode sentiment(SentimentResult result) {
    ObjectNode json = MAPPER.createObjectNode();
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

  /** UTF-8 has no bytes for half a surrogate pair, JSON has an escape. */
  private static String escapeLoneSurrogates(String json) {
    StringBuilder escaped = null;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < json.length()
              && Character.isLowSurrogate(json.charAt(i + 1));
      if (pair) {
        if (escaped != null) {
          escaped.append(c).append(json.charAt(i + 1));
        }
        i++;
      } else if (Character.isSurrogate(c)) {
        escaped = escaped == null ? new StringBuilder(json.substring(0, i)) : escaped;
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else if (escaped != null) {
        escaped.append(c);
      }
    }
    return escaped == null ? json : escaped.toString();
  }
}
