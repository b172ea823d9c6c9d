package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.local.translate.TinyTranslation;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import io.rhema.model.testing.TinyHeads;
import io.rhema.model.testing.TinySeq2Seq.Layout;
import io.rhema.model.testing.TinyWords;
import io.rhema.model.text.analyzer.Weighting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandsTest {
  @TempDir private Path folder;
  private Path bundle;

  @BeforeEach
  void writeBundle() {
    bundle = TinyBundles.sentiment(folder.resolve("sentiment"));
  }

  @Test
  void inspectTellsLabelsLimitsAndSignature() {
    CliRun run = CliRun.of("model", "inspect", bundle.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("'sentiment' 1")
        .contains("negative, positive")
        .contains("16 sub-words")
        .contains("vocab.txt")
        .containsPattern("input +'input_ids'")
        .containsPattern("output +'logits'");
  }

  @Test
  void knowsModelsOfEncoderAndDecoder() {
    String translation =
        TinyTranslation.write(folder.resolve("translation"), Layout.SINGLE).toString();

    assertThat(CliRun.of("model", "inspect", translation).out())
        .contains("en to fr", "24 pieces")
        .containsPattern("graph +decoder_with_past_model.onnx\\R")
        .containsPattern("output +'cross_attentions.0'")
        .doesNotContain("refused");
    assertThat(CliRun.of("model", "verify", translation).out())
        .startsWith("Model 'translation' 1 can be served")
        .contains("translation");
  }

  @Test
  void knowsModelsOfWords() throws IOException {
    Path words = TinyWords.bag(folder.resolve("words"), Weighting.TFIDF);

    assertThat(CliRun.of("model", "inspect", words.toString()).out())
        .contains("4096 sub-words a row")
        .containsPattern("tokenizer +analyzer.json")
        .containsPattern("analyzer +htmlStrip > standard > .*repeatedLetters\\{max=2} > ")
        .containsPattern("words +7 in words.tsv, as a bag, weights tfidf of 9 documents")
        .containsPattern("input +'token_weights' float")
        .doesNotContain("refused");
    assertThat(CliRun.of("model", "verify", words.toString()).out())
        .startsWith("Model 'words' 1 can be served: the checksums of its 4 files are right");

    Files.delete(words.resolve("rhema.json"));
    Files.writeString(words.resolve("words.tsv"), "good\n");

    assertThat(CliRun.of("model", "inspect", words.toString()).out())
        .containsPattern("refused +analyzer.json: words.tsv: line 1 is 'good'");
    CliRun verified = CliRun.of("model", "verify", words.toString());
    assertThat(verified.status()).isEqualTo(1);
    assertThat(verified.err().lines()).hasSize(1).first().asString().contains("words.tsv: line 1");
  }

  @Test
  void verifyAcceptsABundleAndRefusesADamagedOne() throws IOException {
    assertThat(CliRun.of("model", "verify", bundle.toString()).out())
        .startsWith("Model 'sentiment' 1 can be served: the checksums of its 4 files are right");

    Files.writeString(
        bundle.resolve("vocab.txt"), "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    CliRun run = CliRun.of("model", "verify", bundle.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1).first().asString().contains("vocab.txt");
  }

  @Test
  void verifyRefusesAModelWhoseAnswersAreNoNumbers() {
    float[][] table = TinyBundles.table(1);
    Arrays.fill(table[TinyBundles.id("a")], Float.NaN);
    Path damaged =
        TinyBundles.write(folder.resolve("nan"), "damaged", "1", new TinyClassifier(table));

    CliRun run = CliRun.of("model", "verify", damaged.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines())
        .containsExactly(
            "rhema: Model 'damaged' 1 answers with NaN at its head 'sentiment'"
                + " (text-classification), which is no number; train or convert it again.");
  }

  @Test
  void evaluateCountsByLabelWithOrWithoutHeader() throws IOException {
    Path plain = file("positive\tgood\n1\tbad movie\nNEGATIVE\tawful\n0\tbad\n");
    Path headed = file("text\tstars\tlabel\ngood\t5\t1\nbad movie\t4\t1\nawful\t1\t0\nbad\t2\t0\n");

    Path other = file("label\tsentence\n1\tgood\n1\tbad movie\n0\tawful\n0\tbad\n");

    for (Path data : new Path[] {plain, headed, other}) {
      CliRun run =
          CliRun.of("evaluate", "--model", bundle.toString(), "--data", data.toString(), "--json");

      assertThat(run.status()).as(run.err()).isZero();
      JsonNode result = new ObjectMapper().readTree(run.out());
      assertThat(result.path("texts").asInt()).isEqualTo(4);
      assertThat(result.path("accuracy").asDouble()).isEqualTo(0.75);
      assertThat(result.path("labels").path("positive").path("recall").asDouble()).isEqualTo(0.5);
      assertThat(result.path("labels").path("negative").path("precision").asDouble())
          .isEqualTo(2.0 / 3);
    }
  }

  @Test
  void evaluateMeasuresAnyLabels() throws IOException {
    String spam = TinyBundles.spam(folder.resolve("spam")).toString();
    String data = file("spam\tgood\nham\tbad\nham\tgreat\n").toString();

    CliRun run = CliRun.of("evaluate", "--model", spam, "--data", data, "--json");

    assertThat(run.status()).as(run.err()).isZero();
    JsonNode result = new ObjectMapper().readTree(run.out());
    assertThat(result.path("accuracy").asDouble()).isEqualTo(2.0 / 3);
    assertThat(result.path("labels").path("spam").path("precision").asDouble()).isEqualTo(0.5);
  }

  @Test
  void evaluatePrintsATable() throws IOException {
    CliRun run =
        CliRun.of("evaluate", "--model", bundle.toString(), "--data", file("1\tgood\n").toString());

    assertThat(run.lines()).anyMatch(line -> line.startsWith("accuracy 1.0000 (always "));
    assertThat(run.lines())
        .anyMatch(line -> line.matches("positive +1\\.0000 +1\\.0000 +1\\.0000 +1"));
  }

  @Test
  void evaluateNamesTheLineOrLabelThatIsWrong() throws IOException {
    CliRun label =
        CliRun.of(
            "evaluate", "--model", bundle.toString(), "--data", file("mixed\tgood\n").toString());
    CliRun line =
        CliRun.of(
            "evaluate", "--model", bundle.toString(), "--data", file("1\tgood\nbad\n").toString());

    assertThat(label.status()).isEqualTo(1);
    assertThat(label.err()).contains("'mixed'").contains("[negative, positive]");
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err()).contains("Line 2");
  }

  @Test
  void inspectAndVerifyTellEveryHead() {
    String both = TinyHeads.sentimentEntities(folder.resolve("both")).toString();

    assertThat(CliRun.of("model", "inspect", both).out())
        .containsPattern("head +sentiment: text-classification, of output sentiment_logits")
        .containsPattern("head +entities: token-classification, of output entities_logits")
        .contains("negative, positive")
        .contains("O, B-PER, I-PER");
    assertThat(CliRun.of("model", "verify", both).out())
        .startsWith("Model 'sentiment-entities' 1 can be served")
        .contains("'sentiment' (text-classification)")
        .contains("'entities' (token-classification)");
  }

  @Test
  void quantizeSaysThatThereIsNothingToQuantize() {
    CliRun run = CliRun.of("model", "quantize", bundle.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1).first().asString().contains("no float weights");
    assertThat(folder.resolve("sentiment-int8")).doesNotExist();
  }

  @Test
  void quantizeNeedsTextsToCalibrateBy() throws IOException {
    CliRun run =
        CliRun.of("model", "quantize", bundle.toString(), "--calibrate", file("").toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("has no texts");
    assertThat(folder.resolve("sentiment-int8")).doesNotExist();
  }

  @Test
  void trainSaysThatThereIsNoRecipe() {
    CliRun run = CliRun.of("train", folder.resolve("none.yaml").toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("There is no recipe");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(
        Files.createTempFile(folder, "data", ".tsv"), content, StandardCharsets.UTF_8);
  }
}
