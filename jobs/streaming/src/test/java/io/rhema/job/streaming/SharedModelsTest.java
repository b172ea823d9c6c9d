package io.rhema.job.streaming;

import static io.rhema.operator.interpret.TaskKind.EMBEDDINGS;
import static io.rhema.operator.interpret.TaskKind.ENTITIES;
import static io.rhema.operator.interpret.TaskKind.SENTIMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.infer.InferenceOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedModelsTest {

  @Test
  void tasksOfOneFolderShareItsModel() {
    assertThat(
            SharedModels.of(
                List.of(
                    InferenceOptions.of("/both", EMBEDDINGS),
                    InferenceOptions.of("/own", ENTITIES),
                    InferenceOptions.of("/both", SENTIMENT))))
        .containsExactly(
            InferenceOptions.of("/both", SENTIMENT, EMBEDDINGS),
            InferenceOptions.of("/own", ENTITIES));
  }

  @Test
  void aJobHasAModel() {
    assertThatThrownBy(() -> SharedModels.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("models=[]: must be at least one");
  }

  @Test
  void noTaskIsAskedOfTwoModels() {
    assertThatThrownBy(
            () ->
                SharedModels.of(
                    List.of(
                        InferenceOptions.of("/a", SENTIMENT),
                        InferenceOptions.of("/b", ENTITIES, SENTIMENT))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("must be asked for the task 'sentiment' once");
  }

  @Test
  void oneModelRunsInOneWay() {
    InferenceOptions small =
        InferenceOptions.of("/a", ENTITIES).withLimits(BatchLimits.DEFAULT.withMaxRecords(1));

    assertThatThrownBy(() -> SharedModels.of(List.of(InferenceOptions.of("/a", SENTIMENT), small)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("models of one folder must differ in their tasks only");
  }
}
