package io.rhema.model.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoSessionLeak.class)
class ModelProbeTest {
  @TempDir Path dir;

  @Test
  void showsSignatureAndAnswerOfAGraphAlone() {
    ModelProbe probe = probe(new TinyClassifier(TinyBundles.table(1)).fixedColumns(2));

    assertThat(probe.signature().orElseThrow().inputs())
        .hasToString("['input_ids' int64 [?, 2], 'attention_mask' int64 [?, 2]]");
    assertThat(probe.answers().get("logits").shape()).containsExactly(2, 2);
    assertThat(probe.refusal()).isEmpty();
  }

  @Test
  void showsTheSignatureOfAGraphThatTakesNoTokens() {
    ModelProbe probe = probe(new TinyClassifier(TinyBundles.table(1)).ids("pixels", "int64"));

    assertThat(probe.signature()).isPresent();
    assertThat(probe.answers()).isEmpty();
    assertThat(probe.refusal().orElseThrow()).startsWith("input 'pixels' int64 [?, ?] is none");
  }

  @Test
  void saysWhyAFileIsNoGraph() throws Exception {
    Path file = Files.writeString(dir.resolve("notes.onnx"), "no graph at all");

    ModelProbe probe = ModelProbe.of(file, SessionOptions.DEFAULT);

    assertThat(probe.signature()).isEmpty();
    assertThat(probe.refusal())
        .contains("the ONNX runtime cannot open notes.onnx: Protobuf parsing failed");
  }

  @Test
  void saysThatAFileIsMissing() {
    ModelProbe probe = ModelProbe.of(dir.resolve("absent.onnx"), SessionOptions.DEFAULT);

    assertThat(probe.refusal().orElseThrow()).endsWith("absent.onnx is not a file");
  }

  private ModelProbe probe(TinyClassifier graph) {
    return ModelProbe.of(GraphFile.write(dir, graph), SessionOptions.DEFAULT);
  }
}
