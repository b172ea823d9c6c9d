package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyLanguageModels;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class LanguageModelCommandsTest {
  @TempDir private Path folder;

  @Test
  void writesATextOn() {
    String model = TinyLanguageModels.tales(folder).toString();

    CliRun run =
        CliRun.of("generate", "--model", model, "--prompt", "It was Once", "--temperature", "0");
    CliRun two = CliRun.of("generate", "--model", model, "--max-words", "2", "--top-k", "1");

    assertThat(run.status()).isZero();
    assertThat(run.out()).isEqualTo("It was Once upon a time\n");
    assertThat(two.out()).isEqualTo("once upon\n");
  }

  @Test
  void refusesATemperatureBelowNothing() {
    CliRun run = CliRun.of("generate", "--model", folder.toString(), "--temperature", "-1");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("temperature is -1.0");
  }

  @Test
  void fillsAHiddenWordIn() throws IOException {
    String model = TinyLanguageModels.masked(folder).toString();

    CliRun lines = CliRun.of("fill-mask", "--model", model, "The film is [MASK]", "--top", "2");
    CliRun json = CliRun.of("fill-mask", "--model", model, "The film is [MASK]", "--json");

    assertThat(lines.status()).isZero();
    assertThat(lines.lines())
        .hasSize(2)
        .first()
        .asString()
        .matches("0\\.\\d{4}  good +the film is good");
    JsonNode answer = new ObjectMapper().readTree(json.out());
    assertThat(answer.path("text").asText()).isEqualTo("The film is [MASK]");
    assertThat(answer.path("words")).hasSize(5);
    assertThat(answer.path("words").path(1).path("word").asText()).isEqualTo("great");
    assertThat(answer.path("words").path(1).path("text").asText()).isEqualTo("the film is great");
  }

  @Test
  void tellsWhereTheHiddenWordHasToBe() {
    CliRun run =
        CliRun.of("fill-mask", "--model", TinyLanguageModels.masked(folder).toString(), "no mask");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "rhema: The text has no [MASK]; it must have one, where a word is wanted.%n"
                .formatted());
  }

  @Test
  void modelsOfLanguageAreInspectedAndVerified() {
    String tales = TinyLanguageModels.tales(folder.resolve("tales")).toString();
    String masked = TinyLanguageModels.masked(folder.resolve("masked")).toString();

    assertThat(CliRun.of("model", "verify", tales).err()).isEmpty();
    assertThat(CliRun.of("model", "verify", masked).err()).isEmpty();
    assertThat(CliRun.of("model", "inspect", tales).out())
        .contains("text-generation")
        .contains("7 ids")
        .doesNotContain("refused");
  }

  @Test
  void theStreamDoesNotServeThem() {
    String tales = TinyLanguageModels.tales(folder).toString();

    CliRun run = CliRun.of("annotate", "--bundle", tales, "some text");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("text-generation").contains("sentiment");
    assertThat(CliRun.of("generate", "--model", sentiment()).err()).contains("text-generation");
  }

  private String sentiment() {
    return TinyBundles.sentiment(folder.resolve("sentiment")).toString();
  }
}
