package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.model.testing.TinyBundles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class AnnotateCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static Path bundle;

  @BeforeAll
  static void writeBundle() {
    bundle = TinyBundles.sentiment(folder.resolve("sentiment"));
  }

  @Test
  void answersEveryLineInTheOrderOfTheLines() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 2_000; i++) {
      text.append(i % 3 == 0 ? "bad" : "good").append(" movie".repeat(i % 17)).append('\n');
    }

    List<JsonNode> answers = annotate(text.toString().getBytes(StandardCharsets.UTF_8));

    assertThat(answers).hasSize(2_000);
    for (int i = 1; i <= 2_000; i++) {
      JsonNode answer = answers.get(i - 1);
      assertThat(answer.path("id").asText()).isEqualTo(Integer.toString(i));
      assertThat(answer.path("sentiment").path("label").asText())
          .isEqualTo(i % 3 == 0 ? "negative" : "positive");
    }
  }

  @Test
  void writesScoresModelAndVersion() throws IOException {
    JsonNode answer = annotate("great movie".getBytes(StandardCharsets.UTF_8)).get(0);

    JsonNode sentiment = answer.path("sentiment");
    assertThat(answer.path("text").asText()).isEqualTo("great movie");
    assertThat(sentiment.path("score").floatValue())
        .isEqualTo((float) TinyBundles.positiveScore("great", "movie"));
    assertThat(sentiment.path("scores").path("negative").floatValue()).isLessThan(0.5f);
    assertThat(sentiment.path("model").asText()).isEqualTo("sentiment");
    assertThat(sentiment.path("version").asText()).isEqualTo("1");
    assertThat(sentiment.has("status")).isFalse();
  }

  @Test
  void saysWhichLinesAreEmptyAndWhichAreRefusedAndGoesOn() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("good\n\n".getBytes(StandardCharsets.UTF_8));
    bytes.write(new byte[] {'b', 'a', 'd', ' ', (byte) 0xFF, '\r', '\n'});
    bytes.write(("x".repeat(100_001) + "\n").getBytes(StandardCharsets.UTF_8));
    bytes.write("a\u0000b 😀\nbad".getBytes(StandardCharsets.UTF_8));

    List<JsonNode> answers = annotate(bytes.toByteArray());

    assertThat(answers)
        .extracting(a -> a.path("id").asText())
        .containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(answers.get(1).path("sentiment").path("status").asText()).isEqualTo("empty");
    assertThat(answers.get(1).path("sentiment").path("label").isNull()).isTrue();
    assertThat(answers.get(2).path("error").asText()).contains("UTF-8");
    assertThat(answers.get(2).path("text").asText()).isEqualTo("bad \uFFFD");
    assertThat(answers.get(3).path("error").asText()).contains("100,001 characters is too long");
    assertThat(answers.get(4).path("text").asText()).isEqualTo("a\u0000b 😀");
    assertThat(answers.get(5).path("sentiment").path("label").asText()).isEqualTo("negative");
  }

  @Test
  void readsJsonLinesWithTheirIds() throws IOException {
    String lines =
        """

        {"id": "first", "text": "good"}
        {"id": 7, "text": "bad"}
        {"text": "lone \\ud800 surrogate"}
        {"id": "broken", "text": 5}
        not json
        """;

    List<JsonNode> answers = annotate(lines.getBytes(StandardCharsets.UTF_8));

    assertThat(answers)
        .extracting(a -> a.path("id").asText())
        .containsExactly("1", "first", "7", "4", "5", "6");
    assertThat(answers.get(1).path("sentiment").path("label").asText()).isEqualTo("positive");
    assertThat(answers.get(3).path("text").asText()).isEqualTo("lone \ud800 surrogate");
    assertThat(answers.get(4).path("error").asText()).contains("'text'");
    assertThat(answers.get(5).path("error").asText()).contains("not JSON");
  }

  @Test
  void saysThatTheFileDoesNotExist() {
    CliRun run = CliRun.of("annotate", "--bundle", bundle.toString(), "no-such-file.txt");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines())
        .containsExactly(
            "rhema: Cannot read 'no-such-file.txt': there is no such file; give the path of a text"
                + " file, or - for standard input.");
  }

  private static List<JsonNode> annotate(byte[] content) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "lines", ".txt"), content);

    CliRun run =
        CliRun.of("annotate", "--bundle", bundle.toString(), "--parallelism", "2", file.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<JsonNode> answers = new ArrayList<>();
    for (String line : run.lines()) {
      answers.add(JSON.readTree(line));
    }
    return answers;
  }
}
