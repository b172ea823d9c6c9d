package io.rhema.local.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.schema.ResultStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerJsonTest {
  private static final String TEXT = "😀 Zoë met Ada Lovelace.";

  @Test
  void hasAKeyForEachTaskThatAnswered() {
    Answer answer =
        Answers.of(
            TEXT,
            Answers.embedding(ResultStatus.ok, 0.5f, -0.25f),
            Answers.entities(
                ResultStatus.ok,
                Answers.entity("PER", TEXT, "Zoë", 0.75f),
                Answers.entity("PER", TEXT, "Ada Lovelace", 0.99f)),
            Answers.positive(0.75f));

    assertThat(AnswerJson.write(answer))
        .isEqualTo(
            """
            {"id":"1","text":"😀 Zoë met Ada Lovelace.",\
            "sentiment":{"label":"positive","score":0.75,\
            "scores":{"negative":0.25,"positive":0.75},"model":"sentiment","version":"1"},\
            "entities":[{"label":"PER","text":"Zoë","start":3,"end":6,"score":0.75},\
            {"label":"PER","text":"Ada Lovelace","start":11,"end":23,"score":0.99}],\
            "embedding":[0.5,-0.25],\
            "models":{"entities":{"model":"entities","version":"2"},\
            "embedding":{"model":"embeddings","version":"3"}}}""");
  }

  @Test
  void tellsAnyLabelAsItTellsASentiment() {
    assertThat(AnswerJson.write(Answers.of("a", Answers.spam(0.75f))))
        .isEqualTo(
            """
            {"id":"1","text":"a","classification":{"label":"spam","score":0.75,\
            "scores":{"ham":0.25,"spam":0.75},"model":"spam","version":"4"}}""");
  }

  @Test
  void tellsKeywordsWhereTheyStand() {
    assertThat(
            AnswerJson.write(
                Answers.of("😀 soup", Answers.keywords(ResultStatus.ok, "😀 soup", "soup"))))
        .isEqualTo(
            """
            {"id":"1","text":"😀 soup",\
            "keywords":[{"text":"soup","score":0.5,"start":3,"end":7,"count":1}],\
            "models":{"keywords":{"model":"keywords","version":"5"}}}""");
    assertThat(AnswerJson.write(Answers.of("", Answers.keywords(ResultStatus.empty, ""))))
        .contains("\"keywords\":[],\"keywordsStatus\":\"empty\"");
  }

  @Test
  void tellsATranslationSentenceBySentence() {
    assertThat(AnswerJson.write(Answers.of("Hi.", Answers.translation("Hi.", "Salut."))))
        .isEqualTo(
            """
            {"id":"1","text":"Hi.","translation":{"text":"Salut.","source":"en","target":"fr",\
            "sentences":[{"start":0,"end":3,"targetStart":0,"targetEnd":6,"score":-0.5,\
            "finish":"end"}],"model":"translation-en-fr","version":"1"}}""");
  }

  @Test
  void saysWhyThereIsNoTranslation() {
    assertThat(AnswerJson.write(Answers.of("Salut.", Answers.notTranslated("language"))))
        .isEqualTo(
            """
            {"id":"1","text":"Salut.","translation":{"text":null,"reason":"language",\
            "source":"en","target":"fr","model":"translation-en-fr","version":"1"}}""");
  }

  @Test
  void hasNoKeyForWhatWasNotAskedFor() {
    assertThat(AnswerJson.write(Answers.of("a", Answers.entities(ResultStatus.ok))))
        .isEqualTo(
            """
            {"id":"1","text":"a","entities":[],\
            "models":{"entities":{"model":"entities","version":"2"}}}""");
  }

  @Test
  void saysWhyThereIsNoAnswer() {
    assertThat(
            AnswerJson.write(
                Answers.of(
                    "",
                    Answers.sentiment(ResultStatus.empty),
                    Answers.entities(ResultStatus.empty),
                    Answers.embedding(ResultStatus.not_applicable))))
        .isEqualTo(
            """
            {"id":"1","text":"",\
            "sentiment":{"label":null,"score":null,"scores":{},"status":"empty",\
            "model":"sentiment","version":"1"},\
            "entities":[],"entitiesStatus":"empty",\
            "embedding":[],"embeddingStatus":"not_applicable",\
            "models":{"entities":{"model":"entities","version":"2"},\
            "embedding":{"model":"embeddings","version":"3"}}}""");
  }

  @Test
  void keepsWhatOtherTasksSaidBesideAnError() {
    Answer partly =
        new Answer("1", "a", List.of(Answers.entities(ResultStatus.ok)), List.of("one", "two"));

    assertThat(AnswerJson.write(partly))
        .isEqualTo(
            """
            {"id":"1","text":"a","entities":[],\
            "models":{"entities":{"model":"entities","version":"2"}},"error":"one | two"}""");
    assertThat(AnswerJson.write(new Answer("1", "a", List.of(), List.of("it is too long"))))
        .isEqualTo("{\"id\":\"1\",\"text\":\"a\",\"error\":\"it is too long\"}");
  }
}
