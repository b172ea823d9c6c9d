package io.rhema.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** On a machine with a CUDA device it is used, on any other it is said what is missing. */
@ExtendWith(NoSessionLeak.class)
class PlacementTest {
  @TempDir private Path dir;

  @Test
  void cpuIsThere() {
    Placement place = Placement.of(Device.CPU);

    assertThat(place.options()).isEqualTo(SessionOptions.DEFAULT);
    assertThat(place.device()).isEqualTo("cpu");
    assertThat(place.reason()).isEmpty();
  }

  @Test
  void cudaAnswersAsTheCpuDoesOrItIsSaidWhatIsMissing() {
    Placement place = Placement.of(Device.parse("auto"));

    if (place.reason().isPresent()) {
      assertThat(place.device()).isEqualTo("cpu");
      assertThat(place.reason().get()).startsWith("provider CUDA ");
      assertThatThrownBy(() -> Placement.of(Device.parse("cuda")))
          .isInstanceOf(SessionException.class)
          .hasMessage(place.reason().get());
    } else {
      assertThat(place.device()).isEqualTo("cuda:0");
      float[] onCpu = answer(SessionOptions.DEFAULT);
      float[] onCuda = answer(place.options());
      assertThat(onCuda).hasSameSizeAs(onCpu);
      for (int i = 0; i < onCpu.length; i++) {
        assertThat(onCuda[i]).isCloseTo(onCpu[i], within(1e-3f));
      }
    }
  }

  private float[] answer(SessionOptions options) {
    Path graph = GraphFile.write(dir, new TinyClassifier(TinyBundles.table(1)));
    TokenBatch batch =
        TokenBatch.of(
            List.of(
                new int[] {TinyBundles.id("good")},
                new int[] {TinyBundles.id("the"), TinyBundles.id("awful")}),
            0);
    try (OnnxModel model = SharedSessions.open(graph, "tiny", options)) {
      return GraphFile.logits(model, batch).data();
    }
  }
}
