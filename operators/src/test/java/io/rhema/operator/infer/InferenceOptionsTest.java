package io.rhema.operator.infer;

import static io.rhema.operator.interpret.TaskKind.ENTITIES;
import static io.rhema.operator.interpret.TaskKind.SENTIMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.session.Device;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.interpret.InterpretOptions;
import io.rhema.operator.trial.RollbackBounds;
import java.util.List;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class InferenceOptionsTest {

  @Test
  void refusesAWrongValueByName() {
    assertThatThrownBy(() -> InferenceOptions.of(" ", SENTIMENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bundle=' ': must name a folder");
    assertThatThrownBy(
            () ->
                new InferenceOptions(
                    "b",
                    List.of(SENTIMENT),
                    BatchLimits.DEFAULT,
                    0,
                    Device.CPU,
                    false,
                    InterpretOptions.DEFAULT,
                    TranslationOptions.DEFAULT,
                    CascadeOptions.NONE,
                    RollbackBounds.DEFAULT,
                    0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threads=0: must be at least 1");
  }

  @Test
  void asksForOneTaskAtLeastAndForNoneTwice() {
    assertThatThrownBy(() -> InferenceOptions.of("b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tasks=[]: must be one at least, each once");
    assertThatThrownBy(() -> InferenceOptions.of("b", ENTITIES, SENTIMENT, ENTITIES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tasks=[ENTITIES, SENTIMENT, ENTITIES]: must be one at least, each once");
  }

  /** The order that a user writes must not make another operator of it. */
  @Test
  void keepsTasksInAnOrderOfTheirOwn() {
    assertThat(InferenceOptions.of("b", ENTITIES, SENTIMENT))
        .isEqualTo(InferenceOptions.of("b", SENTIMENT, ENTITIES));
  }

  @Test
  void travelsWithTheGraph() throws Exception {
    InferenceOptions options = InferenceOptions.of("bundle", SENTIMENT, ENTITIES);

    assertThat(InstantiationUtil.clone(options)).isEqualTo(options);
  }
}
