package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "annotate",
        "advise",
        "train",
        "evaluate",
        "model",
        "model inspect",
        "model verify",
        "model quantize",
        "model convert",
        "run",
        "produce",
        "tail"
      })
  void everyCommandExplainsItself(String command) {
    CliRun run = CliRun.of((command + " --help").split(" "));

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("Usage: rhema " + command).contains("--verbose");
  }

  @Test
  void usageErrorsAreOneLineAndEndWithTwo() {
    CliRun run = CliRun.of("annotate", "--no-such-option");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .containsExactly("rhema: Unknown option: '--no-such-option'. See 'rhema annotate --help'.");
  }

  @Test
  void namesTheTasksItKnowsWhenItIsAskedForAnother() {
    CliRun run = CliRun.of("annotate", "--tasks", "sentiment,astrology");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines())
        .containsExactly(
            "rhema: Invalid value for option '--tasks' (TASK): 'astrology' is no known task. Known:"
                + " sentiment, entities, embeddings, translation, classification, keywords. See 'rhema annotate --help'.");
  }

  @Test
  void asksForACommand() {
    CliRun run = CliRun.of();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines())
        .containsExactly("rhema: No command was given. See 'rhema --help'.");
  }

  @Test
  void failuresAreOneSentenceWithoutStackTrace(@TempDir Path empty) {
    CliRun run = CliRun.of("annotate", "--bundle", empty.toString(), "pom.xml");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1).first().asString().startsWith("rhema: Model ");
  }

  @Test
  void failuresHaveTheirStackTraceWhenAskedFor(@TempDir Path empty) {
    CliRun run = CliRun.of("annotate", "--bundle", empty.toString(), "--verbose", "pom.xml");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("BundleException").contains("\tat io.rhema.");
  }
}
