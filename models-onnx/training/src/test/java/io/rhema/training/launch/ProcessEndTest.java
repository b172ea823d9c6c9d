package io.rhema.training.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessEndTest {

  @Test
  void aKilledTrainingMayGoOn() {
    ProcessEnd killed = new ProcessEnd(137);

    assertThat(killed.mayGoOn()).isTrue();
    assertThat(killed.describe()).isEqualTo("was ended by signal 9");
  }

  @Test
  void soMayOneWhoseHeapWasUsedUp() {
    assertThat(new ProcessEnd(3).mayGoOn()).isTrue();
  }

  @Test
  void oneThatRefusedMayNot() {
    ProcessEnd refused = new ProcessEnd(1);

    assertThat(refused.mayGoOn()).isFalse();
    assertThat(refused.succeeded()).isFalse();
    assertThat(refused.describe()).isEqualTo("ended with exit code 1");
  }
}
