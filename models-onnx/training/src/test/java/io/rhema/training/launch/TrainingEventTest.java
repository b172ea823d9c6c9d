package io.rhema.training.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingEventTest {

  @Test
  void eachKindIsReadAsItWasWritten() {
    assertKept(new TrainingEvent.Begun("main", 3, 40));
    assertKept(new TrainingEvent.Stepped("main", 4, 40, 0.25, 1234.5));
    assertKept(new TrainingEvent.Stepped("main", 4, 40, Double.NaN, 0));
    assertKept(new TrainingEvent.Evaluated("main", 8, 0.25, 0.75, true));
    assertKept(new TrainingEvent.Said("libtorch says: \"no\""));
  }

  private static void assertKept(TrainingEvent event) {
    assertThat(TrainingEvent.of(event.line())).isEqualTo(event);
    assertThat(event.line()).doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Exception in thread \"main\"",
        "@training ",
        "@training {\"event\": \"stepped\", \"st",
        "@training {\"event\": \"danced\"}",
        "@training {\"step\": 3}",
        "@training [1]",
        "@training {\"event\": \"begun\", \"steps\": \"many\"}"
      })
  void whatIsNoEventWasJustSaid(String line) {
    assertThat(TrainingEvent.of(line)).isEqualTo(new TrainingEvent.Said(line));
  }
}
