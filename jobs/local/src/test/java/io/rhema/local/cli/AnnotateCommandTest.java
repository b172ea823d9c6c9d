package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.local.translate.TinyTranslation;
import io.rhema.model.testing.TinyAttention;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import io.rhema.model.testing.TinySeq2Seq.Layout;
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
  private static Path entities;
  private static Path both;

  @BeforeAll
  static void writeBundles() {
    bundle = TinyBundles.sentiment(folder.resolve("sentiment"));
    entities = TinyHeads.entities(folder.resolve("entities"));
    both = TinyHeads.sentimentEntities(folder.resolve("both"));
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

  /** What both tasks say about texts of every kind: the same from two models or from one. */
  @Test
  void findsEntitiesWhereTheyAreWhateverTheTextHolds() throws IOException {
    String longText = "the movie was good ".repeat(40) + "ada love is a film";
    String lines =
        String.join(
            "\n",
            "good ada love, paris!",
            "",
            "   ",
            "\u05E9\u05DC\u05D5\u05DD paris \u0627\u0644\u0633\u0644\u0627\u0645 ada",
            "\uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDC67 Ada bad Pari\u0301s",
            longText,
            TinyBundles.NAN,
            "acme");
    byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);

    List<JsonNode> answers = annotate(bytes, bundle, entities);

    assertThat(answers).hasSize(8);
    assertThat(spans(answers.get(0))).containsExactly("PER 5-13 ada love", "LOC 15-20 paris");
    assertThat(answers.get(0).path("entities").get(0).path("score").floatValue())
        .isEqualTo((float) TinyHeads.score());
    assertThat(answers.get(0).path("sentiment").path("label").asText()).isEqualTo("positive");
    assertThat(answers.get(0).path("models").path("entities").path("version").asText())
        .isEqualTo("1");
    for (int blank = 1; blank <= 2; blank++) {
      assertThat(answers.get(blank).path("entities").isArray()).isTrue();
      assertThat(answers.get(blank).path("entities")).isEmpty();
      assertThat(answers.get(blank).path("entitiesStatus").asText()).isEqualTo("empty");
      assertThat(answers.get(blank).path("sentiment").path("status").asText()).isEqualTo("empty");
    }
    assertThat(spans(answers.get(3))).containsExactly("LOC 5-10 paris", "PER 18-21 ada");
    assertThat(spans(answers.get(4))).containsExactly("PER 8-11 Ada", "LOC 16-22 Pari\u0301s");
    assertThat(spans(answers.get(5))).containsExactly("PER 760-768 ada love");
    assertThat(answers.get(6).path("error").asText()).contains("sentiment: ", "entities: ");
    assertThat(answers.get(6).has("sentiment")).isFalse();
    assertThat(answers.get(6).has("entities")).isFalse();
    assertThat(spans(answers.get(7))).containsExactly("ORG 0-4 acme");

    List<JsonNode> shared = annotate(bytes, both);
    assertThat(shared).hasSize(8);
    for (int i = 0; i < shared.size(); i++) {
      assertThat(shared.get(i).path("entities")).isEqualTo(answers.get(i).path("entities"));
      assertThat(shared.get(i).path("sentiment").path("scores"))
          .isEqualTo(answers.get(i).path("sentiment").path("scores"));
    }
  }

  @Test
  void givesOnlyWhatIsAskedFor() throws IOException {
    byte[] text = "ada".getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("ada.txt"), text);

    CliRun run =
        CliRun.of("annotate", "--tasks", "entities", "--bundle", both.toString(), file.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.lines())
        .singleElement()
        .asString()
        .matches(
            "\\{\"id\":\"1\",\"text\":\"ada\",\"entities\":\\[\\{\"label\":\"PER\",\"text\":\"ada\","
                + "\"start\":0,\"end\":3,\"score\":0\\.99\\d+}],\"models\":\\{\"entities\":"
                + "\\{\"model\":\"sentiment-entities\",\"version\":\"1\"}}}");
  }

  @Test
  void classifiesByTheLabelsThatAModelHasBesideTheSentiment() throws IOException {
    Path spam = TinyBundles.spam(folder.resolve("spam"));

    List<JsonNode> answers =
        annotate("good\nawful\n\n".getBytes(StandardCharsets.UTF_8), bundle, spam);

    assertThat(answers)
        .extracting(answer -> answer.path("classification").path("label").textValue())
        .containsExactly("spam", "ham", null);
    assertThat(answers)
        .extracting(answer -> answer.path("sentiment").path("label").textValue())
        .containsExactly("positive", "negative", null);
    assertThat(answers.get(0).path("classification").path("scores").path("spam").floatValue())
        .isEqualTo((float) TinyBundles.positiveScore("good"));
    assertThat(answers.get(0).path("classification").path("model").asText()).isEqualTo("spam");
    assertThat(answers.get(2).path("classification").path("status").asText()).isEqualTo("empty");
  }

  @Test
  void givesEmbeddings() throws IOException {
    Path file = Files.writeString(folder.resolve("one.txt"), "good\n\n");

    CliRun run =
        CliRun.of(
            "annotate",
            "--bundle",
            TinyHeads.pooledEmbeddings(folder.resolve("embeddings")).toString(),
            file.toString());

    assertThat(run.err()).isEmpty();
    JsonNode answer = JSON.readTree(run.lines().get(0));
    assertThat(answer.path("embedding")).hasSize(TinyHeads.DIMENSIONS);
    assertThat(answer.path("models").path("embedding").path("model").asText())
        .isEqualTo("embeddings");
    assertThat(answer.has("sentiment")).isFalse();
    assertThat(JSON.readTree(run.lines().get(1)).path("embeddingStatus").asText())
        .isEqualTo("empty");
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

  private static List<String> spans(JsonNode answer) {
    List<String> spans = new ArrayList<>();
    String text = answer.path("text").textValue();
    for (JsonNode entity : answer.path("entities")) {
      int start = entity.path("start").intValue();
      int end = entity.path("end").intValue();
      assertThat(entity.path("text").textValue()).isEqualTo(text.substring(start, end));
      spans.add(
          "%s %d-%d %s"
              .formatted(entity.path("label").textValue(), start, end, text.substring(start, end)));
    }
    return spans;
  }

  @Test
  void translatesWhatIsInTheModelsLanguage() throws IOException {
    Path translation = TinyTranslation.write(folder.resolve("translation"), Layout.SINGLE);
    String french = "Le chat noir dort tranquillement sur le canapé du salon depuis ce matin.";
    byte[] lines = ("one two three\n" + french + "\n\n").getBytes(StandardCharsets.UTF_8);

    List<JsonNode> answers = annotate(lines, translation, bundle);

    JsonNode translated = answers.get(0).path("translation");
    assertThat(translated.path("text").asText()).isNotEmpty();
    assertThat(translated.path("source").asText()).isEqualTo("en");
    assertThat(translated.path("target").asText()).isEqualTo("fr");
    assertThat(translated.path("sentences").path(0).path("end").asInt()).isEqualTo(13);
    assertThat(answers.get(0).path("sentiment").path("label").isTextual()).isTrue();
    JsonNode refused = answers.get(1).path("translation");
    assertThat(refused.path("text").isNull()).isTrue();
    assertThat(refused.path("reason").asText()).isEqualTo("language");
    assertThat(answers.get(2).path("translation").path("reason").asText()).isEqualTo("empty");
  }

  @Test
  void explainsWhatTokensLookAt() throws IOException {
    String attention = TinyAttention.write(folder.resolve("attention")).toString();
    Path file = Files.writeString(folder.resolve("explained.txt"), "good movie\n\n{bad film}\n");
    Path page = folder.resolve("attention.html");

    CliRun run =
        CliRun.of(
            "annotate",
            "--explain",
            "--layer=1",
            "--html=" + page,
            "--bundle",
            attention,
            file.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.lines().get(0)).isEqualTo("good movie");
    assertThat(run.out()).contains("'attention' 1, layer 1 of 1", "{bad film}\n");
    assertThat(run.lines()).anyMatch(line -> line.matches("  good .*█100 +0"));
    assertThat(page).content(StandardCharsets.UTF_8).contains("good movie", "{bad film}");
  }

  @Test
  void explainsNothingUnlessAsked() {
    CliRun run = CliRun.of("annotate", "--layer", "1", "--bundle", bundle.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--explain");
  }

  private static List<JsonNode> annotate(byte[] content) throws IOException {
    return annotate(content, bundle);
  }

  private static List<JsonNode> annotate(byte[] content, Path... bundles) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "lines", ".txt"), content);
    List<String> arguments = new ArrayList<>(List.of("annotate", "--parallelism", "2"));
    for (Path named : bundles) {
      arguments.addAll(List.of("--bundle", named.toString()));
    }
    arguments.add(file.toString());

    CliRun run = CliRun.of(arguments.toArray(String[]::new));

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<JsonNode> answers = new ArrayList<>();
    for (String line : run.lines()) {
      answers.add(JSON.readTree(line));
    }
    return answers;
  }
}
