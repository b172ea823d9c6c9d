package io.rhema.local.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.schema.ResultStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerLineTest {
  @Test
  void showsLabelScoreBarAndText() {
    String line = new AnswerLine(Terminal.NONE).write(positive("fine weather"));

    assertThat(line).isEqualTo("positive    75 % ████████░░  fine weather");
  }

  @Test
  void coloursOnlyWhereColoursAreAllowed() {
    assertThat(new AnswerLine(new Terminal(80, true)).write(positive("a")))
        .startsWith("\u001b[32mpositive")
        .contains("\u001b[0m");
    assertThat(new AnswerLine(new Terminal(80, false)).write(positive("a")))
        .doesNotContain("\u001b");
  }

  @Test
  void textCannotControlTheTerminal() {
    String line =
        new AnswerLine(Terminal.NONE).write(positive("a\u001b[2Jb\nc\u0007\u202Ed\u0000\uD800"));

    assertThat(line).endsWith("a·[2Jb c··d··");
  }

  @Test
  void cutsWhatIsWiderThanTheTerminal() {
    String line = new AnswerLine(new Terminal(50, false)).write(positive("映画はとても面白かったです"));

    assertThat(line).endsWith("映画はとても面白か…").doesNotContain("かったです");
  }

  @Test
  void saysWhyThereIsNoLabel() {
    AnswerLine lines = new AnswerLine(Terminal.NONE);

    assertThat(lines.write(Answers.of("", Answers.sentiment(ResultStatus.empty))))
        .startsWith("empty ");
    assertThat(lines.write(new Answer("1", "text", List.of(), List.of("it is too long"))))
        .startsWith("refused ")
        .contains("it is too long")
        .endsWith("text");
  }

  @Test
  void saysWhyThereAreNoEntities() {
    assertThat(
            new AnswerLine(Terminal.NONE)
                .write(Answers.of("Zoë", Answers.entities(ResultStatus.not_applicable))))
        .isEqualTo("(entities: not_applicable)  Zoë");
    assertThat(
            new AnswerLine(Terminal.NONE)
                .write(
                    Answers.of(
                        "",
                        Answers.sentiment(ResultStatus.empty),
                        Answers.entities(ResultStatus.empty))))
        .isEqualTo("empty" + " ".repeat(24));
  }

  @Test
  void marksEntitiesInTheText() {
    String text = "Zoë loves Rome";
    Answer answer =
        Answers.of(
            text,
            Answers.entities(
                ResultStatus.ok,
                Answers.entity("PER", text, "Zoë", 0.9f),
                Answers.entity("LOC", text, "Rome", 0.9f)));

    assertThat(new AnswerLine(Terminal.NONE).write(answer)).isEqualTo("[Zoë PER] loves [Rome LOC]");
    assertThat(new AnswerLine(new Terminal(80, true)).write(answer))
        .isEqualTo(
            MarkStyle.COLOUR.open("PER")
                + "Zoë\u001b[0m loves "
                + MarkStyle.COLOUR.open("LOC")
                + "Rome\u001b[0m");
  }

  @Test
  void marksEntitiesBehindAnErrorToo() {
    String text = "Zoë";
    Answer answer =
        new Answer(
            "1",
            text,
            List.of(Answers.entities(ResultStatus.ok, Answers.entity("PER", text, "Zoë", 0.9f))),
            List.of("no sentiment"));

    assertThat(new AnswerLine(Terminal.NONE).write(answer))
        .startsWith("refused ")
        .endsWith("  no sentiment | [Zoë PER]");
  }

  @Test
  void showsAnyLabelBesideTheSentiment() {
    String line =
        new AnswerLine(Terminal.NONE)
            .write(Answers.of("text", Answers.spam(0.5f), Answers.positive(0.75f)));

    assertThat(line).isEqualTo("positive    75 % ████████░░  spam        50 % █████░░░░░  text");
    assertThat(new AnswerLine(Terminal.NONE).write(Answers.of("text", Answers.spam(0.5f))))
        .isEqualTo("spam        50 % █████░░░░░  text");
  }

  @Test
  void showsTheBestKeywords() {
    String text = "a b c d";
    AnswerLine lines = new AnswerLine(Terminal.NONE);

    assertThat(
            lines.write(
                Answers.of(text, Answers.keywords(ResultStatus.ok, text, "d", "c", "b", "a"))))
        .isEqualTo("(d, c, b)  a b c d");
    assertThat(lines.write(Answers.of(".", Answers.keywords(ResultStatus.empty, "."))))
        .isEqualTo("(keywords: empty)  .");
  }

  @Test
  void showsTheFirstNumbersOfAnEmbedding() {
    AnswerLine lines = new AnswerLine(Terminal.NONE);

    assertThat(
            lines.write(
                Answers.of("a", Answers.embedding(ResultStatus.ok, 0.5f, -0.25f, 0f, 1f, 1f))))
        .isEqualTo("(0.500 -0.250 0.000 and 2 more)  a");
    assertThat(lines.write(Answers.of("", Answers.embedding(ResultStatus.empty))))
        .isEqualTo("(embedding: empty)  ");
  }

  @Test
  void showsATranslationBelowItsText() {
    AnswerLine lines = new AnswerLine(new Terminal(31, false));

    assertThat(lines.write(Answers.of("Hi.", Answers.translation("Hi.", "Salut\n\u001b[2J !"))))
        .isEqualTo("Hi.\n  → Salut ·[2J !");
    assertThat(lines.write(Answers.of("Hi.", Answers.translation("Hi.", "long ".repeat(9)))))
        .isEqualTo("Hi.\n  → long long long long long …");
    assertThat(lines.write(Answers.of("Salut", Answers.notTranslated("language"))))
        .isEqualTo("Salut\n  → (not translated: language)");
  }

  private static Answer positive(String text) {
    return Answers.of(text, Answers.positive(0.75f));
  }
}
