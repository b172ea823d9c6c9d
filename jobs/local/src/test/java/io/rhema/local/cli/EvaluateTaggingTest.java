package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.model.testing.TinyHeads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTaggingTest {
  /** The model finds the person and the place, and takes the film for nothing. */
  private static final String BIO =
      """
      ada B-PER
      love I-PER
      in O
      paris B-LOC

      the O
      movie B-MISC
      """;

  @TempDir private Path folder;
  private String model;

  @BeforeEach
  void writeBundle() {
    model = TinyHeads.entities(folder.resolve("entities")).toString();
  }

  @Test
  void countsByTokensAndBySpans() throws IOException {
    JsonNode result = evaluate("--data", file(BIO)).get(0);

    assertThat(result.path("model").asText()).isEqualTo("entities");
    assertThat(result.path("sentences").asInt()).isEqualTo(2);
    assertThat(result.path("tokens").asInt()).isEqualTo(6);
    for (String way : List.of("conlleval", "spans")) {
      JsonNode figures = result.path(way);
      assertThat(figures.path("precision").asDouble()).isEqualTo(1);
      assertThat(figures.path("recall").asDouble()).isEqualTo(2.0 / 3);
      assertThat(figures.path("f1").asDouble()).isEqualTo(0.8);
      assertThat(figures.path("types").path("PER").path("f1").asDouble()).isEqualTo(1);
      assertThat(figures.path("types").path("MISC").path("recall").asDouble()).isZero();
      assertThat(figures.path("types").path("MISC").path("entities").asInt()).isEqualTo(1);
    }
  }

  /** A token's first sub-word is right while the span that is served is cut short. */
  @Test
  void aTokenMayBeRightWhoseSpanIsNot() throws IOException {
    // The tokenizer makes a word of the dot, which the model takes for no part of the name.
    JsonNode result = evaluate("--data", file("acme. B-ORG\n")).get(0);

    assertThat(result.path("conlleval").path("f1").asDouble()).isEqualTo(1);
    assertThat(result.path("spans").path("f1").asDouble()).isZero();
  }

  @Test
  void readsFilesAsTheyAreWritten() throws IOException {
    String file = file("x:ada\tperson\nx:love\tperson\nx:acme\tperson\nx:good\tother\n");

    JsonNode result =
        evaluate(
                "--data",
                file,
                "--scheme",
                "io",
                "--separator",
                "tab",
                "--column",
                "1",
                "--token-prefix",
                "x:",
                "--types",
                "person=PER,other=MISC",
                "--missing",
                "ORG")
            .get(0);

    // One person of three tokens; the organisation that is found is not counted.
    assertThat(result.path("conlleval").path("types").has("ORG")).isFalse();
    assertThat(result.path("conlleval").path("types").path("PER").path("entities").asInt())
        .isEqualTo(1);
    assertThat(result.path("conlleval").path("precision").asDouble()).isZero();
  }

  @Test
  void measuresSeveralFilesAndPrintsATableForEach() throws IOException {
    CliRun run =
        CliRun.of("evaluate", "--model", model, "--data", file(BIO), "--data", file("ada B-PER\n"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.lines())
        .filteredOn(line -> line.startsWith("model 'entities' 1 on "))
        .hasSize(2);
    assertThat(run.lines())
        .anyMatch(line -> line.matches("PER +1( +1\\.0000){6}"))
        .anyMatch(line -> line.matches("all +3 +1\\.0000 +0\\.6667 +0\\.8000 +1\\.0000 .*"));
  }

  @Test
  void measuresOnTheDevSetsOfARecipe() throws IOException {
    Path recipe =
        Files.writeString(
            folder.resolve("recipe.yaml"),
            """
            task: tagging
            name: entities
            version: "1"
            base: minilm
            types: [PER, LOC, ORG]
            dev:
              - path: names.conll
                name: Names dev
                licence: ours
                separator: tab
                types: {person: PER, movie: PER}
                missing: [LOC]
            stages:
              - name: one
                data:
                  - path: names.conll
                    name: Names
                    licence: ours
                max-tokens: 16
                epochs: 1
                batch-size: 1
                learning-rate: 1e-4
            settings: {}
            """);
    Files.writeString(folder.resolve("names.conll"), "ada\tB-person\nin\tO\nparis\tO\n");

    JsonNode result = evaluate("--recipe", recipe.toString()).get(0);

    assertThat(result.path("data").asText()).isEqualTo("Names dev");
    assertThat(result.path("spans").path("f1").asDouble()).isEqualTo(1);
    assertThat(evaluate("--recipe", recipe.toString(), "--data", folder.toString())).hasSize(1);
  }

  @Test
  void asksWhichOfTwoHeadsIsMeant() throws IOException {
    String both = TinyHeads.sentimentEntities(folder.resolve("both")).toString();
    String file = file(BIO);

    CliRun either = CliRun.of("evaluate", "--model", both, "--data", file);
    CliRun entities =
        CliRun.of("evaluate", "--model", both, "--data", file, "--task", "entities", "--json");

    assertThat(either.status()).isEqualTo(1);
    assertThat(either.err()).contains("[sentiment, entities]").contains("--task");
    assertThat(entities.status()).as(entities.err()).isZero();
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThat(CliRun.of("evaluate", "--model", model, "--data", "nowhere").err())
        .startsWith("rhema: Cannot read nowhere");
    assertThat(CliRun.of("evaluate", "--model", model, "--data", file("")).err())
        .contains("has no sentences");
    assertThat(CliRun.of("evaluate", "--model", model, "--data", file("ada I-PER\n")).err())
        .contains("line 1", "iob1");
    assertThat(CliRun.of("evaluate", "--model", model).status()).isEqualTo(2);
    assertThat(
            CliRun.of("evaluate", "--model", model, "--data", "x", "--task", "embeddings").status())
        .isEqualTo(2);
  }

  private List<JsonNode> evaluate(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("evaluate", "--model", model, "--json"));
    all.addAll(List.of(arguments));
    CliRun run = CliRun.of(all.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    List<JsonNode> results = new ArrayList<>();
    for (String line : run.lines()) {
      results.add(new ObjectMapper().readTree(line));
    }
    return results;
  }

  private String file(String content) throws IOException {
    return Files.writeString(
            Files.createTempFile(folder, "data", ".conll"), content, StandardCharsets.UTF_8)
        .toString();
  }
}
