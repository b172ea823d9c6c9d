package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.testing.TinyBundles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCommandsTest {
  @TempDir private Path folder;

  @Test
  void tellsTheStoryOfAModel() {
    assertThat(publish("1", "--promote").out())
        .startsWith("Model 'sentiment' 1 is published and the current version: ");
    publish("2");

    assertThat(run("promote", "sentiment", "2", "--reason", "better on tweets").out())
        .isEqualToIgnoringNewLines("Model 'sentiment' 2 is the current version now.");
    assertThat(run("rollback", "sentiment").out())
        .isEqualToIgnoringNewLines("Model 'sentiment' 1 is the current version again.");
    assertThat(run("retire", "sentiment", "2").out())
        .isEqualToIgnoringNewLines("Model 'sentiment' 2 is retired.");

    assertThat(run("list").lines()).hasSize(3);
    assertThat(run("list", "sentiment").out())
        .containsPattern("sentiment +1 +current +20")
        .containsPattern("sentiment +2 +retired +20")
        .containsSubsequence(
            "1 published",
            "1 promoted",
            "2 promoted",
            ": better on tweets",
            "1 rolled back",
            "2 retired");
  }

  @Test
  void saysWhyNot() {
    publish("1");

    assertThat(run("list", "entities").err())
        .contains("no version of 'entities'", "rhema model publish");
    assertThat(run("promote", "sentiment", "3").err()).contains("'sentiment' 3 is not in", "[1]");
    CliRun again = publish("1");
    assertThat(again.status()).isNotZero();
    assertThat(again.err()).contains("is published already");
  }

  private CliRun publish(String version, String... options) {
    Path bundle = TinyBundles.sentiment(folder.resolve(version), "sentiment", version);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "publish";
    arguments[1] = bundle.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return run(arguments);
  }

  private CliRun run(String... command) {
    String[] arguments = new String[command.length + 3];
    arguments[0] = "model";
    System.arraycopy(command, 0, arguments, 1, command.length);
    arguments[command.length + 1] = "--registry";
    arguments[command.length + 2] = folder.resolve("registry").toString();
    return CliRun.of(arguments);
  }
}
