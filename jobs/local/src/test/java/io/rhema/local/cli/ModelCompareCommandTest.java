package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.testing.TinyBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCompareCommandTest {
  @TempDir private Path folder;
  private String bundle;
  private String data;

  @BeforeEach
  void write() throws IOException {
    bundle = TinyBundles.sentiment(folder.resolve("sentiment")).toString();
    Path file = folder.resolve("dev.jsonl");
    Files.writeString(file, "{\"text\": \"good\", \"label\": \"positive\"}\n".repeat(30));
    data = file.toString();
  }

  @Test
  void aModelMayTakeOverFromItself() {
    CliRun run =
        CliRun.of("model", "compare", bundle, bundle, "--data", data, "--regression", data);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("may serve in place of sentiment 1")
        .containsPattern("dev +30 ")
        .containsPattern("regression +30 ")
        .contains("worse on 0, better on 0");
  }

  @Test
  void aModelOfAnotherNameMayNot() {
    String other = TinyBundles.sentiment(folder.resolve("moods"), "moods", "1").toString();

    CliRun run = CliRun.of("model", "compare", bundle, other, "--data", data, "--json");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("\"passed\":false");
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    CliRun run = CliRun.of("model", "compare", bundle, bundle, "--data", data, "--margin", "2");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("margin is 2.0");
  }
}
