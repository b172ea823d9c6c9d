package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.local.translate.TinyTranslation;
import io.rhema.model.testing.TinyHeads;
import io.rhema.model.testing.TinySeq2Seq.Layout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslateCommandTest {
  @TempDir private Path folder;
  private String model;

  @BeforeEach
  void writeBundle() {
    model = TinyTranslation.write(folder.resolve("tiny"), Layout.SINGLE).toString();
  }

  @Test
  void translatesTheTextsOfTheCommandLine() {
    CliRun both = run("one two", "three");
    CliRun second = run("three");

    assertThat(both.lines()).hasSize(2).doesNotContain("");
    assertThat(both.lines().get(1)).isEqualTo(second.lines().get(0));
  }

  @Test
  void translatesTheLinesOfStandardInput() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("one two\n\nthree\n".getBytes(StandardCharsets.UTF_8)));
    try {
      List<String> lines = run().lines();

      assertThat(lines).hasSize(3);
      assertThat(lines.get(1)).isEmpty();
      assertThat(List.of(lines.get(0), lines.get(2))).isEqualTo(run("one two", "three").lines());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void printsJsonAsAnnotateDoes() throws IOException {
    JsonNode json = new ObjectMapper().readTree(run("--json", "one two. Three").lines().get(0));

    assertThat(json.path("id").asText()).isEqualTo("1");
    assertThat(json.path("text").asText()).isEqualTo("one two. Three");
    JsonNode translation = json.path("translation");
    assertThat(translation.path("text").asText()).isNotEmpty();
    assertThat(translation.path("source").asText()).isEqualTo("en");
    assertThat(translation.path("target").asText()).isEqualTo("fr");
    assertThat(translation.path("sentences")).hasSize(2);
    assertThat(translation.path("model").asText()).isEqualTo("translation");
  }

  @Test
  void explainsInTheTerminalAndOnAPage() throws IOException {
    Path page = folder.resolve("page.html");

    CliRun run = run("--explain", "--html", page.toString(), "--beams", "1", "one two three");

    assertThat(run.lines())
        .startsWith("one two three")
        .anyMatch(line -> line.startsWith("Step"))
        .anyMatch(line -> line.matches(" +▁one +▁two +▁three +\\[SEP]"));
    assertThat(Files.readString(page)).contains("<h2>one two three</h2>", "<th>▁three");
  }

  @Test
  void explainsAsJson() throws IOException {
    JsonNode json = new ObjectMapper().readTree(run("--explain", "--json", "one").lines().get(0));

    assertThat(json.path("pieces")).hasSize(2);
    assertThat(json.path("steps").path(0).path("candidates")).hasSize(5);
  }

  @Test
  void saysWhatIsWrong() {
    String entities = TinyHeads.entities(folder.resolve("entities")).toString();

    assertThat(CliRun.of("translate", "--bundle", "nowhere", "one").err())
        .contains("There is no model in 'nowhere'");
    assertThat(CliRun.of("translate", "--bundle", entities, "one").err()).contains("translation");
    assertThat(CliRun.of("translate", "--bundle", model, "--html", "x", "one").status())
        .isEqualTo(2);
    assertThat(CliRun.of("translate", "--bundle", model, "--beams", "0", "one").status())
        .isEqualTo(2);
  }

  private CliRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("translate", "--bundle", model));
    all.addAll(List.of(arguments));
    CliRun run = CliRun.of(all.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }
}
