package io.rhema.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventKeyTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 999_999_999_999_999_999L})
  void aNumberIsReadBack(long number) {
    assertThat(EventKey.number(EventKey.of(number))).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "order-7", "-1", "1.5", "٣", "1000000000000000000", "7 "})
  void theKeysOfOthersAreNobodysNumber(String key) {
    assertThat(EventKey.number(key.getBytes(UTF_8))).isZero();
  }

  @Test
  void neitherIsNoKey() {
    assertThat(EventKey.number(null)).isZero();
  }
}
