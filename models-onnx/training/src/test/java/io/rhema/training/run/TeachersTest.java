package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.Head;
import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.task.TokenClassification;
import io.rhema.training.base.BaseModel;
import io.rhema.training.data.RowEncoder;
import io.rhema.training.graph.ClassificationHead;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.TokenHead;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeachersTest {
  private static final int WIDTH = 8;

  @TempDir Path folder;
  private TinyRecipe tiny;

  @BeforeEach
  void writeATeacherOfBothTasks() throws IOException {
    tiny = TinyRecipe.joint(folder);
    String yaml = Files.readString(tiny.file());
    String key = "teacher: {bundle: '%s'}\n        ".formatted(folder.resolve("teacher"));
    Files.writeString(tiny.file(), yaml.replace("batch-size", key + "batch-size"));
    teacher(Activation.SOFTMAX, 20);
  }

  private void teacher(Activation activation, int maxTokens) throws IOException {
    Path dir = TinyBase.write(folder.resolve("teacher"), 7);
    Files.deleteIfExists(dir.resolve("rhema.json"));
    OnnxGraph graph = OnnxGraph.load(dir.resolve("model.onnx"));
    TokenHead.attach(graph, "entities_logits", WIDTH, 7, 3);
    ClassificationHead.attach(graph, "sentiment_logits", WIDTH, 2, 5);
    graph.setOutputs(
        graph.outputs().stream().filter(out -> out.getName().endsWith("_logits")).toList());
    graph.save(dir.resolve("model.onnx"));
    List<Head> heads =
        List.of(
            new Head(
                "mood",
                new Classification(List.of("negative", "positive"), activation),
                "sentiment_logits"),
            new Head(
                "names",
                new TokenClassification(
                    List.of("O", "B-MISC", "I-MISC", "B-LOC", "I-LOC", "B-PER", "I-PER")),
                "entities_logits"));
    BundleWriter.seal(
        dir, BundleManifest.ofHeads("teacher", "3", heads).withLimits(maxTokens, null));
  }

  @Test
  void oneBundleMayTeachSeveralHeads() throws IOException {
    EncoderRecipe recipe = tiny.read();

    try (Teachers teachers = open(recipe)) {
      assertThat(recipe.stages().get(0).portions())
          .allSatisfy(
              portion ->
                  assertThat(teachers.of(portion).orElseThrow().id()).hasToString("'teacher' 3"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "max-tokens: 16 | max-tokens: 24 | rows of 20 tokens at most, the portion's max-tokens is 24",
        "types: [PER, LOC, MISC] | types: [PER, LOC, MISC, ORG] | B-ORG, I-ORG]; they must be the same",
        "\"1\": positive | \"1\": neutral | the labels [negative, positive], the head 'sentiment' [negative, neutral]",
        "/teacher' | /nobody' | is not a folder",
      })
  void refusesOneThatDoesNotFit(String good, String bad, String message) throws IOException {
    String yaml = Files.readString(tiny.file()).replace(good, bad);

    assertThatThrownBy(() -> open((EncoderRecipe) RecipeReader.parse(yaml)))
        .isInstanceOf(RecipeException.class)
        .hasMessageStartingWith("The teacher")
        .hasMessageContaining(message);
  }

  @Test
  void refusesAnotherVocabularyToTeachATagger() throws IOException {
    Path words = folder.resolve("base/vocab.txt");
    Files.writeString(words, Files.readString(words) + "more\n");

    assertThatThrownBy(() -> open(tiny.read()))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("must have the same tokenizer");
  }

  @Test
  void refusesOneWhoseLabelsDoNotExcludeEachOther() throws IOException {
    teacher(Activation.SIGMOID, 20);

    assertThatThrownBy(() -> open(tiny.read()))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("its activation must be softmax");
  }

  @Test
  void refusesOneOfAnotherTask() throws IOException {
    TinyBase.write(folder.resolve("teacher"), 7);
    Path dir = folder.resolve("teacher");
    OnnxGraph graph = OnnxGraph.load(dir.resolve("model.onnx"));
    ClassificationHead.attach(graph, WIDTH, 2, 5);
    graph.save(dir.resolve("model.onnx"));
    Files.delete(dir.resolve("rhema.json"));
    Files.writeString(
        dir.resolve("config.json"),
        """
        {"architectures": ["BertForSequenceClassification"], "max_position_embeddings": 32,
         "id2label": {"0": "negative", "1": "positive"}}
        """);

    assertThatThrownBy(() -> open(tiny.read()))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("no head for 'token-classification'");
  }

  private Teachers open(EncoderRecipe recipe) throws IOException {
    BaseModel base = BaseModel.resolve(folder.resolve("base").toString(), folder);
    return new Teachers(recipe, new RowEncoder(base.encoder()));
  }
}
