package io.rhema.local.answer;

import io.rhema.schema.ClassificationResult;
import io.rhema.schema.EmbeddingResult;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.Entity;
import io.rhema.schema.Keyword;
import io.rhema.schema.KeywordsResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentenceFinish;
import io.rhema.schema.SentenceTranslation;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TranslationResult;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Results to make answers of. */
final class Answers {
  private Answers() {}

  static Answer of(String text, SpecificRecord... results) {
    return new Answer("1", text, List.of(results), List.of());
  }

  static SentimentResult positive(float score) {
    SentimentResult result = sentiment(ResultStatus.ok);
    result.setLabel("positive");
    result.setScore(score);
    result.setScores(Map.of("positive", score, "negative", 1 - score));
    return result;
  }

  static SentimentResult sentiment(ResultStatus status) {
    return SentimentResult.newBuilder()
        .setEventId("1")
        .setStatus(status)
        .setModel("sentiment")
        .setModelVersion("1")
        .setEventTime(Instant.EPOCH)
        .build();
  }

  /** Of the label {@code spam}. */
  static ClassificationResult spam(float score) {
    return ClassificationResult.newBuilder()
        .setEventId("1")
        .setStatus(ResultStatus.ok)
        .setLabel("spam")
        .setScore(score)
        .setScores(Map.of("spam", score, "ham", 1 - score))
        .setModel("spam")
        .setModelVersion("4")
        .setEventTime(Instant.EPOCH)
        .build();
  }

  static KeywordsResult keywords(ResultStatus status, String text, String... keywords) {
    return KeywordsResult.newBuilder()
        .setEventId("1")
        .setStatus(status)
        .setKeywords(Arrays.stream(keywords).map(keyword -> keyword(text, keyword)).toList())
        .setModel("keywords")
        .setModelVersion("5")
        .setEventTime(Instant.EPOCH)
        .build();
  }

  private static Keyword keyword(String text, String keyword) {
    int start = text.indexOf(keyword);
    int end = start + keyword.length();
    return new Keyword(
        keyword, 0.5f, start, end, text.codePointCount(0, start), text.codePointCount(0, end), 1);
  }

  static EntitiesResult entities(ResultStatus status, Entity... entities) {
    return EntitiesResult.newBuilder()
        .setEventId("1")
        .setStatus(status)
        .setEntities(List.of(entities))
        .setModel("entities")
        .setModelVersion("2")
        .setEventTime(Instant.EPOCH)
        .build();
  }

  static Entity entity(String label, String text, String mention, float score) {
    int start = text.indexOf(mention);
    int end = start + mention.length();
    return Entity.newBuilder()
        .setLabel(label)
        .setText(mention)
        .setStart(start)
        .setEnd(end)
        .setCodePointStart(text.codePointCount(0, start))
        .setCodePointEnd(text.codePointCount(0, end))
        .setScore(score)
        .build();
  }

  static EmbeddingResult embedding(ResultStatus status, Float... vector) {
    return EmbeddingResult.newBuilder()
        .setEventId("1")
        .setStatus(status)
        .setVector(List.of(vector))
        .setPooling("mean")
        .setNormalised(true)
        .setModel("embeddings")
        .setModelVersion("3")
        .setEventTime(Instant.EPOCH)
        .build();
  }

  /** Of one sentence. */
  static TranslationResult translation(String text, String translated) {
    SentenceTranslation sentence =
        SentenceTranslation.newBuilder()
            .setStart(0)
            .setEnd(text.length())
            .setTargetStart(0)
            .setTargetEnd(translated.length())
            .setScore(-0.5f)
            .setFinish(SentenceFinish.end)
            .build();
    return translationBuilder(ResultStatus.ok)
        .setText(translated)
        .setSentences(List.of(sentence))
        .build();
  }

  static TranslationResult notTranslated(String reason) {
    return translationBuilder(ResultStatus.not_applicable).setReason(reason).build();
  }

  private static TranslationResult.Builder translationBuilder(ResultStatus status) {
    return TranslationResult.newBuilder()
        .setEventId("1")
        .setStatus(status)
        .setSource("en")
        .setTarget("fr")
        .setSentences(List.of())
        .setModel("translation-en-fr")
        .setModelVersion("1")
        .setEventTime(Instant.EPOCH);
  }
}
