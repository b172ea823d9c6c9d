package io.rhema.local.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.schema.SentenceTranslation;
import io.rhema.schema.TranslationResult;
import java.util.Locale;

/**
 * A translation as JSON:
 *
 * <pre>
 * {"text", "source", "target",
 *  "sentences": [{"start", "end", "targetStart", "targetEnd", "score", "finish"}, …],
 *  "model", "version"}
 * </pre>
 *
 * <p>Offsets count UTF-16 code units. What is not translated has the text null, the {@code reason},
 * and no sentences.
 */
final class TranslationJson {

  private TranslationJson() {}

  static ObjectNode of(TranslationResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("text", result.getText());
    if (result.getReason() != null) {
      json.put("reason", result.getReason());
    }
    json.put("source", result.getSource());
    json.put("target", result.getTarget());
    if (result.getText() != null) {
      sentences(result, json.putArray("sentences"));
    }
    return json.put("model", result.getModel()).put("version", result.getModelVersion());
  }

  private static void sentences(TranslationResult result, ArrayNode list) {
    for (SentenceTranslation sentence : result.getSentences()) {
      list.addObject()
          .put("start", sentence.getStart())
          .put("end", sentence.getEnd())
          .put("targetStart", sentence.getTargetStart())
          .put("targetEnd", sentence.getTargetEnd())
          .put("score", sentence.getScore())
          .put("finish", sentence.getFinish().name().toLowerCase(Locale.ROOT));
    }
  }
}
