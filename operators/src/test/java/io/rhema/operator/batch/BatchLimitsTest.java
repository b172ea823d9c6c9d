package io.rhema.operator.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchLimitsTest {

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("maxRecords=0", limits -> limits.withMaxRecords(0)),
        wrong("maxTokens=0", limits -> limits.withMaxTokens(0)),
        wrong("runTokens=0", limits -> limits.withRunTokens(0)),
        wrong("runTokens=65537", limits -> limits.withRunTokens(65_537)),
        wrong("linger=PT-1S", limits -> limits.withLinger(Duration.ofSeconds(-1))));
  }

  private static Arguments wrong(String message, UnaryOperator<BatchLimits> change) {
    return Arguments.of(message, change);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refusesAWrongValueByName(String message, UnaryOperator<BatchLimits> change) {
    assertThatThrownBy(() -> change.apply(BatchLimits.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message + ": must be");
  }

  @ParameterizedTest
  @MethodSource("right")
  void takesTheEndsOfEachRange(UnaryOperator<BatchLimits> change) {
    assertThat(change.apply(BatchLimits.DEFAULT)).isNotEqualTo(BatchLimits.DEFAULT);
  }

  static Stream<UnaryOperator<BatchLimits>> right() {
    return Stream.of(
        limits -> limits.withMaxRecords(1),
        limits -> limits.withMaxTokens(1),
        limits -> limits.withRunTokens(1),
        limits -> limits.withRunTokens(1_024),
        limits -> limits.withLinger(Duration.ZERO));
  }
}
