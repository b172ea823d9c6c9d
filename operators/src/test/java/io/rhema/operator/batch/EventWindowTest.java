package io.rhema.operator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventWindowTest {

  @Test
  void isFullByRecords() {
    EventWindow<String> window = new EventWindow<>(BatchLimits.DEFAULT.withMaxRecords(2));

    window.add("a", 0);
    assertThat(window.isFull()).isFalse();
    window.add("b", 0);
    assertThat(window.isFull()).isTrue();
  }

  @Test
  void isFullBySubWords() {
    EventWindow<String> window = new EventWindow<>(BatchLimits.DEFAULT.withMaxTokens(10));

    window.add("a", 9);
    assertThat(window.isFull()).isFalse();
    window.add("b", 1);
    assertThat(window.isFull()).isTrue();
  }

  @Test
  void drainsInArrivalOrderAndStartsAnew() {
    EventWindow<String> window = new EventWindow<>(BatchLimits.DEFAULT.withMaxTokens(10));
    window.add("long", 8);
    window.add("short", 1);

    assertThat(window.drain()).containsExactly("long", "short");
    assertThat(window.isEmpty()).isTrue();
    window.add("next", 9);
    assertThat(window.isFull()).isFalse();
  }
}
