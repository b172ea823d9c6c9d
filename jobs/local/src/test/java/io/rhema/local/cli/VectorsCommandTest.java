package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class VectorsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private String vectors;

  @BeforeEach
  void writeVectors() throws IOException {
    Path file = folder.resolve("vectors.txt");
    Files.writeString(
        file,
        "king 1 1 0 0\nqueen 1 0 1 0\nman 0 1 0 0\nwoman 0 0 1 0\napple 0 0 0 1\n\u001b[31m 0 0 1 2\n");
    vectors = file.toString();
  }

  @Test
  void printsTheNearestWords() {
    CliRun run = CliRun.of("vectors", "near", "queen", "--vectors", vectors, "--most", "2");

    assertThat(run.status()).isZero();
    assertThat(run.lines())
        .containsExactly(
            "queen", "  woman                   0.7071", "  king                    0.5000");
  }

  @Test
  void printsNothingThatControlsATerminal() {
    CliRun run = CliRun.of("vectors", "near", "apple", "--vectors", vectors, "--most", "1");

    assertThat(run.out()).contains("·[31m").doesNotContain("\u001b");
  }

  @Test
  void answersAnalogiesByBothMethodsAsJsonToo() throws IOException {
    for (String method : new String[] {"add", "multiply"}) {
      CliRun run =
          CliRun.of(
              "vectors",
              "analogy",
              "king - man + woman",
              "--vectors",
              vectors,
              "--method",
              method,
              "--json");

      JsonNode answer = JSON.readTree(run.out());
      assertThat(answer.path("analogy").asText()).isEqualTo("king - man + woman");
      assertThat(answer.path("near").path(0).path("word").asText()).isEqualTo("queen");
    }
    assertThat(
            CliRun.of("vectors", "analogy", "king", "-", "man", "+", "woman", "--vectors", vectors)
                .lines())
        .element(1)
        .asString()
        .startsWith("  queen ");
  }

  @Test
  void namesSimilarWordsWhenOneIsUnknown() {
    CliRun run = CliRun.of("vectors", "near", "quen", "--vectors", vectors);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("rhema: 'quen' has no vector; closest in spelling: 'queen'.%n".formatted());
  }

  @Test
  void convertsBetweenFormats() throws IOException {
    Path binary = folder.resolve("vectors.bin");
    Path glove = folder.resolve("glove.txt");

    assertThat(CliRun.of("vectors", "convert", "--vectors", vectors, binary.toString()).out())
        .contains("6 words with 4 numbers, word2vec-binary");
    CliRun.of(
        "vectors",
        "convert",
        "--vectors",
        binary.toString(),
        "--limit",
        "5",
        "--format",
        "glove",
        glove.toString());

    assertThat(Files.readString(glove)).startsWith("king 1.0 1.0 0.0 0.0\nqueen").hasLineCount(5);
  }

  @Test
  void drawsAPage() throws IOException {
    Path page = folder.resolve("page.html");

    CliRun run =
        CliRun.of(
            "vectors",
            "plot",
            "king",
            "--near",
            "2",
            "--vectors",
            vectors,
            "--output",
            page.toString());

    assertThat(run.status()).isZero();
    assertThat(Files.readString(page)).contains(">king</text>").contains(">man</text>");
  }

  @Test
  void trainsABundleThatTheJobServes() throws IOException {
    Path texts = folder.resolve("texts.tsv");
    Files.writeString(
        texts, "id\ttext\n" + "1\tThe king's crown and the queen's gown\n".repeat(40));
    String trained = folder.resolve("trained.bin").toString();
    String bundle = folder.resolve("bundle").toString();

    CliRun training =
        CliRun.of(
            "vectors",
            "train",
            texts.toString(),
            "--column",
            "text",
            "--output",
            trained,
            "--size",
            "8",
            "--architecture",
            "cbow",
            "--epochs",
            "2");
    assertThat(training.err()).isEmpty();
    assertThat(training.out()).contains("6 words with 8 numbers, word2vec-binary");

    assertThat(CliRun.of("vectors", "bundle", "--vectors", trained, "--output", bundle).status())
        .isZero();
    Path input =
        Files.writeString(folder.resolve("input.txt"), "Queen's crown\nGOWN of the king\n");
    CliRun run =
        CliRun.of(
            "annotate",
            "--tasks",
            "embeddings",
            "--bundle",
            "embeddings=" + bundle,
            input.toString());

    assertThat(run.lines()).hasSize(2);
    for (String line : run.lines()) {
      JsonNode embedding = JSON.readTree(line).path("embedding");
      assertThat(embedding).hasSize(8);
      double squares = 0;
      for (JsonNode value : embedding) {
        squares += value.doubleValue() * value.doubleValue();
      }
      assertThat(squares).isBetween(0.999, 1.001);
    }
  }

  @Test
  void refusesOptionsOutOfRange() throws IOException {
    Path texts = Files.writeString(folder.resolve("texts.txt"), "a b\n");

    CliRun size = CliRun.of("vectors", "train", texts.toString(), "--size", "0");
    CliRun architecture =
        CliRun.of("vectors", "train", texts.toString(), "--architecture", "glove");

    assertThat(size.err()).contains("Invalid size 0: must be from 1 to 65536.");
    assertThat(architecture.status()).isEqualTo(2);
    assertThat(architecture.err())
        .contains("'glove' is no known architecture. Known: cbow, skip-gram.");
  }
}
