package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.local.translate.TinyTranslation;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.testing.TinySeq2Seq.Layout;
import io.rhema.model.translate.TextTranslator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTranslationTest {
  private static final List<String> TEXTS = List.of("one two three four five", "six", "nine ten");

  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void writeBundle() {
    model = TinyTranslation.write(folder.resolve("tiny"), Layout.SINGLE);
  }

  @Test
  void measuresByBleuAndChrf() throws IOException {
    List<String> own = translations();
    Files.write(folder.resolve("right.txt"), own);
    Path texts = Files.write(folder.resolve("texts.txt"), TEXTS);

    JsonNode right = evaluate("--data", texts, "--references", folder.resolve("right.txt")).get(0);

    assertThat(right.path("model").asText()).isEqualTo("translation");
    assertThat(right.path("texts").asInt()).isEqualTo(3);
    assertThat(right.path("beams").asInt()).isEqualTo(4);
    assertThat(right.path("bleu").path("score").asDouble()).isCloseTo(100, within(1e-6));
    assertThat(right.path("bleu").path("signature").asText())
        .isEqualTo("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp");
    assertThat(right.path("bleuLowercased").path("signature").asText())
        .isEqualTo("nrefs:1|case:lc|eff:no|tok:moses-fr|smooth:exp");
    assertThat(right.path("chrf").path("score").asDouble()).isCloseTo(100, within(1e-6));
    assertThat(right.path("samples")).hasSize(3);
  }

  @Test
  void readsColumnsAndShowsTheBestFirst() throws IOException {
    List<String> lines = new ArrayList<>();
    List<String> own = translations();
    for (int i = 0; i < TEXTS.size(); i++) {
      lines.add((i == 1 ? "wrong" : own.get(i)) + "\tx\t" + TEXTS.get(i));
    }
    Path file = Files.write(folder.resolve("pairs.tsv"), lines);

    CliRun run =
        CliRun.of(
            "evaluate",
            "--model",
            model.toString(),
            "--data",
            file.toString(),
            "--source-column",
            "2",
            "--target-column",
            "0",
            "--samples",
            "3");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.lines())
        .contains("model 'translation' 1 on " + file + ": 3 texts, 4 beams")
        .anyMatch(line -> line.matches("BLEU +\\d+\\.\\d\\d   nrefs:1\\|case:mixed.*"))
        .anyMatch(line -> line.startsWith("100.0   "))
        .anyMatch(line -> line.matches(" *\\d+\\.\\d   six"))
        .contains("      = wrong");
  }

  @Test
  void beamsAreChosen() throws IOException {
    Path texts = Files.write(folder.resolve("texts.txt"), TEXTS);

    JsonNode greedy = evaluate("--data", texts, "--references", texts, "--beams", "1").get(0);

    assertThat(greedy.path("beams").asInt()).isEqualTo(1);
  }

  @Test
  void measuresOnTheDevSetsOfARecipe() throws IOException {
    Files.write(folder.resolve("dev.en"), TEXTS);
    Files.write(folder.resolve("dev.fr"), translations());
    Path recipe = Files.writeString(folder.resolve("recipe.yaml"), RECIPE);

    JsonNode result = evaluate("--recipe", recipe).get(0);

    assertThat(result.path("data").asText()).isEqualTo("Numbers dev");
    assertThat(result.path("chrf").path("score").asDouble()).isCloseTo(100, within(1e-6));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Path one = Files.writeString(folder.resolve("one.txt"), "one\n");
    Path two = Files.writeString(folder.resolve("two.txt"), "one\ntwo\n");
    Path none = Files.writeString(folder.resolve("none.txt"), "");

    assertThat(run("--data", one, "--references", two).err()).contains("1 lines", "2;");
    assertThat(run("--data", one).err()).contains("line 1: 1 columns");
    assertThat(run("--data", none, "--references", none).err()).contains("has no lines");
    assertThat(run("--data", "nowhere").err()).contains("Cannot read nowhere");
    assertThat(run("--data", one, "--data", two, "--references", one).status()).isEqualTo(2);
    assertThat(run("--data", one, "--references", one, "--beams", "0").status()).isEqualTo(2);
  }

  private List<String> translations() {
    ModelBundle bundle = ModelBundle.open(model);
    try (TextTranslator translator =
        TextTranslator.open(bundle, SessionOptions.DEFAULT, GenerationOptions.of(bundle))) {
      return translator.translate(TEXTS).stream().map(translated -> translated.text()).toList();
    }
  }

  private CliRun run(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("evaluate", "--model", model.toString()));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return CliRun.of(all.toArray(String[]::new));
  }

  private List<JsonNode> evaluate(Object... arguments) throws IOException {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    CliRun run = run(all.toArray());
    assertThat(run.status()).as(run.err()).isZero();
    List<JsonNode> results = new ArrayList<>();
    for (String line : run.lines()) {
      results.add(new ObjectMapper().readTree(line));
    }
    return results;
  }

  private static final String RECIPE =
      """
      task: translation
      name: translation
      version: "1"
      source: en
      target: fr
      vocabulary: 300
      model:
        architecture: transformer
        hidden: 16
        feed-forward: 32
        heads: 2
        encoder-layers: 1
        decoder-layers: 1
      data:
        - path: dev.en
          translations: dev.fr
          name: Numbers
          licence: ours
      dev:
        - path: dev.en
          translations: dev.fr
          name: Numbers dev
          licence: ours
      cleaning: {}
      optimization:
        learning-rate: 1e-3
      settings:
        steps: 1
      decoding: {}
      """;
}
