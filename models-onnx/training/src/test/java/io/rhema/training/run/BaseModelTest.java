package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.rhema.training.base.BaseModel;
import io.rhema.training.base.TrainingException;
import io.rhema.training.graph.ClassificationHead;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import io.rhema.training.graph.bundle.BundleQuantizer;
import io.rhema.training.graph.quantize.QuantizeOptions;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseModelTest {
  @TempDir Path folder;
  private TinyRecipe tiny;

  @BeforeEach
  void write() throws IOException {
    tiny = TinyRecipe.in(folder);
  }

  @Test
  void anEncoderGetsAHead() throws IOException {
    assertThat(
            base("base")
                .graphFor(recipe(3))
                .initializer(ClassificationHead.BIAS)
                .map(Tensors::size))
        .contains(3);
  }

  @Test
  void aClassifierKeepsItsHeadAndItsLabels() throws IOException {
    BaseModel trained = trained();
    OnnxGraph graph = OnnxGraph.load(trained.model());

    assertThat(trained.graphFor(recipe(2)).toBytes()).isEqualTo(graph.toBytes());
    assertThatThrownBy(() -> trained.graphFor(recipe(3)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("has 2 labels, the recipe 3");
  }

  @Test
  void anInt8BundleIsFloatAgain() throws IOException {
    BaseModel trained = trained();
    BundleQuantizer.quantize(trained.folder(), folder.resolve("int8"), QuantizeOptions.defaults());

    OnnxGraph graph = base("int8").graphFor(recipe(2));

    TensorProto before = OnnxGraph.load(trained.model()).initializer("table").orElseThrow();
    TensorProto after = graph.initializer("table").orElseThrow();
    assertThat(Tensors.isFloating(after)).isTrue();
    float[] exact = Tensors.floats(before);
    float[] rounded = Tensors.floats(after);
    for (int i = 0; i < exact.length; i++) {
      // Rows of standard normal noise, in steps of a 127th of their largest element.
      assertThat(rounded[i]).isCloseTo(exact[i], within(0.03f));
    }
  }

  @Test
  void whatIsNoBundleIsRefused() {
    assertThatThrownBy(() -> base("nowhere"))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("'minilm' or a bundle folder");
  }

  private EncoderRecipe recipe(int labels) throws IOException {
    String more = labels == 3 ? ", \"2\": neutral}" : "}";
    return (EncoderRecipe)
        RecipeReader.parse(
            Files.readString(tiny.file()).replace("\"1\": positive}", "\"1\": positive" + more));
  }

  private BaseModel trained() throws IOException {
    Path out = folder.resolve("out");
    int exit =
        TrainMain.run(
            tiny.file().toString(),
            "--data=" + folder,
            "--output=" + out,
            "--work=" + folder.resolve("work"));
    assertThat(exit).isZero();
    return base("out");
  }

  private BaseModel base(String name) throws IOException {
    return BaseModel.resolve(folder.resolve(name).toString(), folder);
  }
}
