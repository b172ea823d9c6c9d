package io.rhema.training.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrainingEndTest {

  @Test
  void aKilledTrainingMayGoOn() {
    TrainingEnd killed = new TrainingEnd(137);

    assertThat(killed.mayGoOn()).isTrue();
    assertThat(killed.describe()).isEqualTo("was ended by signal 9");
  }

  @Test
  void soMayOneWhoseHeapWasUsedUp() {
    assertThat(new TrainingEnd(3).mayGoOn()).isTrue();
  }

  @Test
  void oneThatRefusedMayNot() {
    TrainingEnd refused = new TrainingEnd(1);

    assertThat(refused.mayGoOn()).isFalse();
    assertThat(refused.succeeded()).isFalse();
    assertThat(refused.describe()).isEqualTo("ended with exit code 1");
  }
}
