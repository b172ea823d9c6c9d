package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadAdviceTest {

  @Test
  void oneSlotACoreIsLeftAlone() {
    assertThat(ThreadAdvice.of(1, 2, 2)).isEmpty();
    assertThat(ThreadAdvice.of(1, 3, 4)).isEmpty();
    assertThat(ThreadAdvice.of(4, 1, 4)).isEmpty();
    assertThat(ThreadAdvice.of(1, 1, 1)).isEmpty();
  }

  @Test
  void tooManyThreadsOrSlotsAreNamed() {
    assertThat(ThreadAdvice.of(4, 2, 4))
        .hasValue(
            "Threads of a run: 4, task slots: 2, cores: 4. More threads than cores wait for each"
                + " other; set models.*.threads=2.");
    assertThat(ThreadAdvice.of(1, 4, 2))
        .hasValue(
            "Threads of a run: 1, task slots: 4, cores: 2. More threads than cores wait for each"
                + " other; set taskmanager.numberOfTaskSlots: 2.");
  }

  @Test
  void idleCoresAreNamed() {
    assertThat(ThreadAdvice.of(1, 2, 8))
        .hasValue(
            "Threads of a run: 1, task slots: 2, cores: 8. Cores stay idle; set"
                + " taskmanager.numberOfTaskSlots: 8, and as much parallelism.");
  }
}
