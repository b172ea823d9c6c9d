package io.rhema.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.operator.interpret.TaskKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutstandingTest {
  private final Outstanding outstanding =
      new Outstanding(List.of(TaskKind.SENTIMENT, TaskKind.ENTITIES));

  @Test
  void anEventLeavesWhenEveryTaskHasSpoken() throws InterruptedException {
    outstanding.enter(event(1));
    outstanding.enter(event(2));

    assertThat(refuse(2, TaskKind.SENTIMENT)).isEmpty();
    assertThat(refuse(1, TaskKind.ENTITIES)).isEmpty();
    assertThat(outstanding.missing()).isEqualTo(2);
    assertThat(refuse(2, TaskKind.ENTITIES)).isEqualTo("two");
    assertThat(outstanding.missing()).isEqualTo(1);
    assertThat(outstanding.entered()).isEqualTo(2);
    assertThat(outstanding.unexpected()).isZero();
  }

  @Test
  void countsWhatNobodyWaitsFor() throws InterruptedException {
    outstanding.enter(event(1));

    refuse(1, TaskKind.SENTIMENT);
    refuse(1, TaskKind.SENTIMENT);
    assertThat(outstanding.unexpected()).isEqualTo(1);
    refuse(1, TaskKind.ENTITIES);
    refuse(1, TaskKind.ENTITIES);
    assertThat(outstanding.unexpected()).isEqualTo(2);
    refuse(7, TaskKind.ENTITIES);
    assertThat(outstanding.unexpected()).isEqualTo(3);
    assertThat(outstanding.missing()).isZero();
  }

  @Test
  void whoeverBringsTooManyWaitsUntilOneHasLeft() throws Exception {
    for (int i = 1; i <= Outstanding.MOST; i++) {
      outstanding.enter(event(i));
    }
    Thread late = new Thread(() -> enter(event(Outstanding.MOST + 1)));
    late.start();
    while (late.getState() != Thread.State.WAITING) {
      assertThat(late.isAlive()).as("it should have to wait").isTrue();
      Thread.onSpinWait();
    }

    refuse(1, TaskKind.SENTIMENT);
    refuse(1, TaskKind.ENTITIES);
    late.join();

    assertThat(outstanding.missing()).isEqualTo(Outstanding.MOST);
    assertThat(outstanding.entered()).isEqualTo(Outstanding.MOST + 1);
  }

  private void enter(FeedEvent event) {
    try {
      outstanding.enter(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String refuse(long number, TaskKind task) {
    return outstanding
        .hear(number, parts -> parts.refuse(List.of(task), "why"))
        .map(answer -> answer.text())
        .orElse("");
  }

  private static FeedEvent event(long number) {
    return new FeedEvent(number, "id", number == 2 ? "two" : "other", new byte[0]);
  }
}
