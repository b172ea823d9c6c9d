package io.rhema.operator.swap;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.task.TokenClassification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SwapRuleTest {
  private static final Classification TASK =
      new Classification(List.of("negative", "positive"), Activation.SOFTMAX);
  private static final ModelControl.Serve COMMAND =
      new ModelControl.Serve("u", "sentiment", "2", "/models/sentiment/2", "0".repeat(64));
  private static final ModelFace RUNNING = face("sentiment", "1", TASK, "bert");

  @Test
  void anotherVersionOfTheSameModelTakesOver() {
    assertThatCode(() -> SwapRule.check(COMMAND, RUNNING, face("sentiment", "2", TASK, "bert")))
        .doesNotThrowAnyException();
  }

  @Test
  void aBundleMustBeWhatTheCommandSays() {
    assertRefused(face("entities", "2", TASK, "bert"), "name entities, but must have sentiment");
    assertRefused(face("sentiment", "3", TASK, "bert"), "version 3, but must have 2");
  }

  @Test
  void readersOfTheResultsKnowTheLabels() {
    Classification stars = new Classification(List.of("1 star", "5 stars"), Activation.SOFTMAX);
    assertRefused(face("sentiment", "2", stars, "bert"), "5 stars");
  }

  @Test
  void readersOfTheResultsMissAHeadThatGoes() {
    ModelFace both =
        new ModelFace(
            RUNNING.id(),
            Map.of("sentiment", TASK, "entities", new TokenClassification(List.of("O", "PER"))),
            "bert");

    assertThatThrownBy(() -> SwapRule.check(COMMAND, both, face("sentiment", "2", TASK, "bert")))
        .isInstanceOf(VersionConflictException.class)
        .hasMessageContaining("has heads {sentiment=")
        .hasMessageContaining("entities=TokenClassification");
  }

  @Test
  void theAnalysisKnowsTheSubWords() {
    assertRefused(face("sentiment", "2", TASK, "gpt"), "encoder gpt, but must have bert");
  }

  private static void assertRefused(ModelFace next, String reason) {
    assertThatThrownBy(() -> SwapRule.check(COMMAND, RUNNING, next))
        .isInstanceOf(VersionConflictException.class)
        .hasMessageStartingWith("The bundle in /models/sentiment/2")
        .hasMessageContaining(reason)
        .hasMessageContaining("upgrade by savepoint");
  }

  private static ModelFace face(String name, String version, Classification task, String encoder) {
    return new ModelFace(new ModelId(name, version), Map.of("sentiment", task), encoder);
  }
}
