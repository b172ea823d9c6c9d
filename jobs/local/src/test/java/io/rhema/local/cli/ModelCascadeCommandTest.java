package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small model has every answer the wrong way round, and is unsure of neutral words only. */
class ModelCascadeCommandTest {
  @TempDir private Path folder;
  private String small;
  private String large;
  private String data;

  @BeforeEach
  void write() throws Exception {
    small =
        TinyBundles.write(
                folder.resolve("small"), "small", "1", new TinyClassifier(TinyBundles.table(-1)))
            .toString();
    large = TinyBundles.sentiment(folder.resolve("large"), "large", "1").toString();
    String rows = "label\ttext\npositive\tgood\nnegative\tawful\npositive\tgood film\n";
    data = Files.writeString(folder.resolve("dev.tsv"), rows).toString();
  }

  @Test
  void smallModelAnswersWhereItIsSure() throws Exception {
    CliRun run = CliRun.of("model", "cascade", small, large, "--data", data, "--json");

    assertThat(run.status()).as(run.err()).isZero();
    JsonNode curve = new ObjectMapper().readTree(run.out());
    assertThat(curve.path("examples").asInt()).isEqualTo(3);
    assertThat(curve.path("smallAlone").path("accuracy").asDouble()).isZero();
    assertThat(curve.path("largeAlone").path("accuracy").asDouble()).isEqualTo(1);
    JsonNode first = curve.path("points").path(0);
    assertThat(first.path("share").asDouble()).isEqualTo(1);
    assertThat(first.path("accuracy").asDouble()).isZero();
    assertThat(first.path("cost").asDouble())
        .isCloseTo(curve.path("smallAlone").path("cost").asDouble(), within(1e-9));
    JsonNode last = curve.path("points").path(curve.path("points").size() - 1);
    assertThat(last.path("share").asDouble()).isZero();
    assertThat(last.path("accuracy").asDouble()).isEqualTo(1);
    assertThat(curve.path("minScore").asDouble()).isGreaterThan(0.9);
  }

  @Test
  void tellsFromWhenOnLittleIsLost() {
    CliRun run = CliRun.of("model", "cascade", large, large, "--data", data);

    assertThat(run.out())
        .contains("large 1 in front of large 1, 3 texts")
        .contains("From 0.5 on, no more than 0.005 of its accuracy is lost on these texts");
  }

  @Test
  void modelsOfOtherLabelsAreRefused() {
    String spam = TinyBundles.spam(folder.resolve("spam")).toString();

    CliRun run = CliRun.of("model", "cascade", spam, large, "--data", data);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("'spam' has the labels [ham, spam], and 'large' [negative, positive]");
  }
}
