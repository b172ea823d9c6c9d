package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.Classification;
import io.rhema.model.task.TokenClassification;
import io.rhema.training.base.BaseModel;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JointTrainingTest {
  @TempDir Path folder;

  @Test
  void oneEncoderLearnsTwoTasks() throws IOException {
    train(TinyRecipe.joint(folder), "out");

    ModelBundle bundle = ModelBundle.open(folder.resolve("out"));
    assertThat(bundle.heads())
        .extracting(Head::name, head -> head.task().name(), Head::output)
        .containsExactly(
            tuple("sentiment", Classification.NAME, "sentiment_logits"),
            tuple("entities", TokenClassification.NAME, "entities_logits"));
    try (LoadedModel model = bundle.openModel(SessionOptions.DEFAULT)) {
      assertThat(model.heads()).isEqualTo(bundle.heads());
    }
    BundleManifest manifest = bundle.manifest().orElseThrow();
    assertThat(manifest.provenance().metrics())
        .containsEntry("Tiny dev accuracy fp32", 1.0)
        .containsEntry("Tiny tags dev F1 fp32", 1.0);
    assertThat(manifest.provenance().hyperParameters())
        .containsEntry("both.sentiment.epochs", 3.0)
        .containsEntry("both.entities.loss-weight", 2.0);
    assertThat(folder.resolve("out/MODEL_CARD.md"))
        .content()
        .contains(
            "Gives a text one of the labels negative, positive. Finds entities in a text: PER")
        .contains("On Tiny dev, 40 texts")
        .contains("On Tiny tags dev, ");
  }

  @Test
  void aTrainedTaggerGetsASecondHeadAndKeepsItsFirst() throws IOException {
    TinyRecipe tiny = TinyRecipe.tagging(folder);
    train(tiny, "tagger");
    OnnxGraph tagger = OnnxGraph.load(folder.resolve("tagger/model.onnx"));
    TinyRecipe joint = TinyRecipe.joint(folder);
    String yaml = Files.readString(joint.file());

    OnnxGraph both =
        BaseModel.resolve(folder.resolve("tagger").toString(), folder)
            .graphFor((EncoderRecipe) RecipeReader.parse(yaml));

    assertThat(both.outputs())
        .extracting(output -> output.getName())
        .containsExactlyInAnyOrder("sentiment_logits", "entities_logits");
    assertThat(both.initializer("entities.weight").orElseThrow().getRawData())
        .isEqualTo(tagger.initializer("classifier.weight").orElseThrow().getRawData());
    assertThat(both.initializer("classifier.weight")).isEmpty();
  }

  @Test
  void aModelOfTwoHeadsCanBeTrainedOnForOne() throws IOException {
    train(TinyRecipe.joint(folder), "both");
    OnnxGraph both = OnnxGraph.load(folder.resolve("both/model.onnx"));
    TinyRecipe tagging = TinyRecipe.tagging(folder);

    OnnxGraph tagger =
        BaseModel.resolve(folder.resolve("both").toString(), folder).graphFor(tagging.read());

    assertThat(tagger.outputs()).extracting(output -> output.getName()).containsExactly("logits");
    assertThat(tagger.initializer("classifier.weight").orElseThrow().getRawData())
        .isEqualTo(both.initializer("entities.weight").orElseThrow().getRawData());
    assertThat(tagger.initializer("sentiment.weight")).isEmpty();
  }

  @Test
  void aClassifierCanBecomeATagger() throws IOException {
    train(TinyRecipe.in(folder), "moods");
    TinyRecipe tagging = TinyRecipe.tagging(folder);

    OnnxGraph tagger =
        BaseModel.resolve(folder.resolve("moods").toString(), folder).graphFor(tagging.read());

    assertThat(tagger.outputs()).extracting(output -> output.getName()).containsExactly("logits");
    // A vector of 8 numbers for each token, O and two labels for each of three types.
    assertThat(tagger.initializer("classifier.weight").orElseThrow().getDimsList())
        .containsExactly(8L, 7L);
    assertThat(tagger.hasInput("shape_ids")).isTrue();
  }

  private void train(TinyRecipe tiny, String out) {
    int exit =
        TrainMain.run(
            tiny.file().toString(),
            "--data=" + folder,
            "--output=" + folder.resolve(out),
            "--work=" + folder.resolve(out + "-work"));
    assertThat(exit).isZero();
  }
}
