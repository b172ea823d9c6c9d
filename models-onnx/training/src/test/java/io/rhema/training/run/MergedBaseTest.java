package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.training.base.BaseModel;
import io.rhema.training.base.TrainingException;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import io.rhema.training.recipe.BundleBase;
import io.rhema.training.recipe.EncoderRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedBaseTest {
  @TempDir Path folder;
  private TinyRecipe joint;

  @BeforeEach
  void trainAModelOfEachTask() throws IOException {
    train(TinyRecipe.in(folder), "moods");
    train(TinyRecipe.tagging(folder), "names");
    joint = TinyRecipe.joint(folder);
    Files.writeString(
        joint.file(),
        Files.readString(joint.file())
            .replace(folder.resolve("base").toString(), folder.resolve("moods").toString())
            .replace(
                "heads:\n  -", "merge: [\"%s\"]\nheads:\n  -".formatted(folder.resolve("names"))));
  }

  @Test
  void sharedWeightsAreAveragedAndEachHeadKeepsItsOwn() throws IOException {
    OnnxGraph moods = OnnxGraph.load(folder.resolve("moods/model.onnx"));
    OnnxGraph names = OnnxGraph.load(folder.resolve("names/model.onnx"));

    BaseModel base = BaseModel.of((BundleBase) joint.read().base(), folder);
    OnnxGraph both = base.graphFor(joint.read());

    float[] one = weight(moods, "table");
    float[] other = weight(names, "table");
    float[] mean = weight(both, "table");
    assertThat(one).isNotEqualTo(other);
    for (int i = 0; i < mean.length; i++) {
      assertThat(mean[i]).isCloseTo((one[i] + other[i]) / 2, within(1e-6f));
    }
    assertThat(weight(both, "sentiment.weight")).isEqualTo(weight(moods, "classifier.weight"));
    assertThat(weight(both, "entities.weight")).isEqualTo(weight(names, "classifier.weight"));
    assertThat(weight(both, "shape_embeddings.weight"))
        .isEqualTo(weight(names, "shape_embeddings.weight"));
    assertThat(base.sha256()).matches("[0-9a-f]{64}\\+[0-9a-f]{64}");
  }

  @Test
  void theModelTellsWhatItWasMergedFrom() throws IOException {
    train(joint, "both");

    ModelBundle bundle = ModelBundle.open(folder.resolve("both"));
    assertThat(bundle.manifest().orElseThrow().provenance().base())
        .matches(
            "the mean of goodness 1 \\(rhema.json SHA-256 [0-9a-f]{64}\\)"
                + " and names 1 \\(rhema.json SHA-256 [0-9a-f]{64}\\)");
  }

  @Test
  void refusesAnotherTokenizerAndAnotherEncoder() throws IOException {
    EncoderRecipe recipe = joint.read();
    Path words = folder.resolve("names/vocab.txt");
    String vocabulary = Files.readString(words);
    Files.writeString(words, vocabulary + "more\n");

    assertThatThrownBy(() -> BaseModel.of((BundleBase) recipe.base(), folder).graphFor(recipe))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("different tokenizers");

    Files.writeString(words, vocabulary);
    Path model = folder.resolve("names/model.onnx");
    OnnxGraph graph = OnnxGraph.load(model);
    graph.put(Tensors.ofFloats("table", new float[16], 2, 8));
    graph.save(model);
    Files.delete(folder.resolve("names/rhema.json"));
    assertThatThrownBy(() -> BaseModel.of((BundleBase) recipe.base(), folder).graphFor(recipe))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("'table' is [4096, 8] in one and [2, 8] in another");
  }

  private static float[] weight(OnnxGraph graph, String name) {
    return Tensors.floats(graph.initializer(name).orElseThrow());
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
