package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From lines of text to a table, and from the table to the keywords of other texts. */
@Timeout(180)
class KeywordsCommandTest {
  @TempDir private Path folder;

  @Test
  void learnsWhatIsRareAndFindsItInOtherTexts() throws IOException {
    Path texts =
        file(
            "The soup was cold, the waiter was slow.",
            "",
            "The soup was hot and the waiter remembered my name.",
            "{\"text\": 5}",
            "Cold soup, and the soup was late.");
    Path more =
        file("{\"id\": 1, \"text\": \"A hot soup of tomatoes\"}", "{\"text\": \"the end\"}");
    Path table = folder.resolve("table").resolve("3");

    CliRun learn =
        CliRun.of(
            "keywords",
            "learn",
            texts.toString(),
            more.toString(),
            "--min-count",
            "1",
            "--output",
            table.toString());

    assertThat(learn.err()).isEmpty();
    assertThat(learn.out()).contains("11 words of 6 texts");
    assertThat(Files.readAllLines(table.resolve("words.tsv"))).startsWith("soup\t4", "cold\t2");
    assertThat(Files.readString(table.resolve("words.tsv"))).doesNotContain("the\t", "was\t");

    List<JsonNode> answers =
        annotate(table, "A soup that the Waiters and the chef forgot: soup! 😀", "Who, me?");
    JsonNode answer = answers.get(0);
    assertThat(answer.path("keywords"))
        .extracting(keyword -> keyword.path("text").asText())
        .containsExactlyInAnyOrder("soup", "Waiters", "chef", "forgot");
    JsonNode soup = find(answer, "soup");
    assertThat(List.of(soup.path("start").asInt(), soup.path("end").asInt())).containsExactly(2, 6);
    assertThat(soup.path("count").asInt()).isEqualTo(2);
    assertThat(answer.path("models").path("keywords").path("model").asText()).isEqualTo("table");
    assertThat(answer.path("models").path("keywords").path("version").asText()).isEqualTo("3");
    assertThat(answers.get(1).path("keywords")).isEmpty();
    assertThat(answers.get(1).path("keywordsStatus").asText()).isEqualTo("empty");
    assertThat(CliRun.of("model", "inspect", table.toString()).out())
        .containsPattern("head +keywords: keyword-extraction")
        .containsPattern("words +11 in words.tsv, as a bag, weights tfidf of 6 documents");
    assertThat(CliRun.of("model", "verify", table.toString()).out()).contains("can be served");
  }

  @Test
  void learnsPhrasesOfAnotherLanguage() throws IOException {
    Path texts = file("L'équipe de France de football gagne.", "La France perd au football.");
    Path table = folder.resolve("fr");

    CliRun learn =
        CliRun.of(
            "keywords",
            "learn",
            texts.toString(),
            "--language",
            "fr",
            "--phrases",
            "2",
            "--min-count",
            "1",
            "--output",
            table.toString());

    assertThat(learn.err()).isEmpty();
    assertThat(Files.readString(table.resolve("words.tsv")))
        .contains("equipe\t1\n", "france\t2\n", "football gagne\t1\n", "france perd\t1\n")
        .doesNotContain("|", "de\t", "equipe france");
    assertThat(annotate(table, "Le football gagne, l'Équipe").get(0).path("keywords"))
        .extracting(keyword -> keyword.path("text").asText())
        .containsExactly("gagne, l'Équipe", "football gagne", "gagne", "l'Équipe", "football");
  }

  @Test
  void refusesWhatItCannotLearnFrom() throws IOException {
    String texts = file("one two", "three four").toString();
    String output = folder.resolve("out").toString();

    assertThat(CliRun.of("keywords", "learn", texts, "--output", output).err())
        .isEqualToNormalizingNewlines(
            "rhema: No table can be learnt: none of 4 words in 2 documents occurs 2 times; learn"
                + " from more text or ask for less.\n");
    assertThat(CliRun.of("keywords", "learn", texts, "--output", folder.toString()).err())
        .contains("already exists; name a folder that does not, or an empty one.");
    assertThat(CliRun.of("keywords", "learn", texts, "--phrases", "6", "--output", output).err())
        .contains("'--phrases': 6 must be from 1 to 5");
    assertThat(CliRun.of("keywords", "learn", "no-such-file", "--output", output + "2").err())
        .contains("there is no such file");
  }

  private static JsonNode find(JsonNode answer, String text) {
    for (JsonNode keyword : answer.path("keywords")) {
      if (keyword.path("text").asText().equals(text)) {
        return keyword;
      }
    }
    throw new AssertionError("No keyword '%s' in %s".formatted(text, answer));
  }

  private List<JsonNode> annotate(Path table, String... texts) throws IOException {
    CliRun run =
        CliRun.of(
            "annotate",
            "--parallelism",
            "1",
            "--bundle",
            "keywords=" + table,
            file(texts).toString());
    assertThat(run.err()).isEmpty();
    List<JsonNode> answers = new ArrayList<>();
    for (String line : run.lines()) {
      answers.add(new ObjectMapper().readTree(line));
    }
    return answers;
  }

  private Path file(String... lines) throws IOException {
    return Files.write(Files.createTempFile(folder, "lines", ".txt"), List.of(lines));
  }
}
