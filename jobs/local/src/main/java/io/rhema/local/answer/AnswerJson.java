package io.rhema.local.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.schema.EmbeddingResult;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.Entity;
import io.rhema.schema.Keyword;
import io.rhema.schema.KeywordsResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TranslationResult;
import java.util.Locale;
import java.util.TreeMap;

/**
 * An answer as one line of JSON, with a key for each task that answered:
 *
 * <pre>
 * {"id", "text",
 *  "sentiment": {"label", "score", "scores", "model", "version"},
 *  "classification": {"label", "score", "scores", "model", "version"},
 *  "entities": [{"label", "text", "start", "end", "score"}, …],
 *  "translation": {"text", "source", "target", "sentences", "model", "version"},
 *  "embedding": [number, …],
 *  "keywords": [{"text", "score", "start", "end", "count"}, …],
 *  "models": {"entities": {"model", "version"}, "embedding": …, "keywords": …},
 *  "error"}
 * </pre>
 *
 * <p>Offsets count UTF-16 code units. A text without a sentiment or a class has label and score
 * null and a {@code status} that says why; without entities, embedding or keywords for a reason, an
 * empty list and that reason as {@code entitiesStatus}, {@code embeddingStatus} or {@code
 * keywordsStatus}; without a translation, its text null and a {@code reason}. {@code error} says
 * why a task, or all of them, gave no result.
 */
public final class AnswerJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AnswerJson() {}

  /** The line, without a line break. */
  public static String write(Answer answer) {
    ObjectNode json = JSON.objectNode();
    json.put("id", answer.id());
    json.put("text", answer.text());
    ObjectNode models = JSON.objectNode();
    LabelAnswer.sentiment(answer).ifPresent(label -> json.set("sentiment", label(label)));
    LabelAnswer.classification(answer).ifPresent(label -> json.set("classification", label(label)));
    answer.result(EntitiesResult.class).ifPresent(r -> entities(r, json, models));
    answer
        .result(TranslationResult.class)
        .ifPresent(r -> json.set("translation", TranslationJson.of(r)));
    answer.result(EmbeddingResult.class).ifPresent(r -> embedding(r, json, models));
    answer.result(KeywordsResult.class).ifPresent(r -> keywords(r, json, models));
    if (!models.isEmpty()) {
      json.set("models", models);
    }
    if (!answer.isWhole()) {
      json.put("error", String.join(" | ", answer.errors()));
    }
    return JsonLine.of(json);
  }

  private static ObjectNode label(LabelAnswer answer) {
    ObjectNode json = JSON.objectNode();
    json.put("label", answer.label());
    json.put("score", answer.score());
    ObjectNode scores = json.putObject("scores");
    new TreeMap<>(answer.scores()).forEach(scores::put);
    status("status", answer.status(), json);
    return model(answer.model(), answer.version(), json);
  }

  private static void entities(EntitiesResult result, ObjectNode json, ObjectNode models) {
    ArrayNode list = json.putArray("entities");
    for (Entity entity : result.getEntities()) {
      list.addObject()
          .put("label", entity.getLabel())
          .put("text", entity.getText())
          .put("start", entity.getStart())
          .put("end", entity.getEnd())
          .put("score", entity.getScore());
    }
    status("entitiesStatus", result.getStatus(), json);
    model(result.getModel(), result.getModelVersion(), models.putObject("entities"));
  }

  private static void embedding(EmbeddingResult result, ObjectNode json, ObjectNode models) {
    ArrayNode vector = json.putArray("embedding");
    result.getVector().forEach(vector::add);
    status("embeddingStatus", result.getStatus(), json);
    model(result.getModel(), result.getModelVersion(), models.putObject("embedding"));
  }

  private static void keywords(KeywordsResult result, ObjectNode json, ObjectNode models) {
    ArrayNode list = json.putArray("keywords");
    for (Keyword keyword : result.getKeywords()) {
      list.addObject()
          .put("text", keyword.getText())
          .put("score", keyword.getScore())
          .put("start", keyword.getStart())
          .put("end", keyword.getEnd())
          .put("count", keyword.getCount());
    }
    status("keywordsStatus", result.getStatus(), json);
    model(result.getModel(), result.getModelVersion(), models.putObject("keywords"));
  }

  private static void status(String key, ResultStatus status, ObjectNode json) {
    if (status != ResultStatus.ok) {
      json.put(key, status.name().toLowerCase(Locale.ROOT));
    }
  }

  private static ObjectNode model(String name, String version, ObjectNode json) {
    return json.put("model", name).put("version", version);
  }
}
