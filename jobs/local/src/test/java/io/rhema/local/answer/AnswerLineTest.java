package io.rhema.local.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import java.time.Instant;
import java.util.Map;
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

    assertThat(lines.write(new Answer.Given("1", "", result(ResultStatus.empty))))
        .startsWith("empty ");
    assertThat(lines.write(new Answer.Refused("1", "text", "it is too long")))
        .startsWith("refused ")
        .contains("it is too long")
        .endsWith("text");
  }

  private static Answer positive(String text) {
    SentimentResult result = result(ResultStatus.ok);
    result.setLabel("positive");
    result.setScore(0.75f);
    result.setScores(Map.of("positive", 0.75f, "negative", 0.25f));
    return new Answer.Given("1", text, result);
  }

  private static SentimentResult result(ResultStatus status) {
    return SentimentResult.newBuilder()
        .setEventId("1")
        .setStatus(status)
        .setModel("sentiment")
        .setModelVersion("1")
        .setEventTime(Instant.EPOCH)
        .build();
  }
}
