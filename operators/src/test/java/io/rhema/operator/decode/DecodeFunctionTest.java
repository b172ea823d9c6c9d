package io.rhema.operator.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.read.RawRecord;
import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class DecodeFunctionTest {

  @Test
  void sendsEventsOnAndDeadLettersAside() throws Exception {
    DecodeFunction function = new DecodeFunction(InputFormat.TEXT, 5);
    try (var harness =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(function), RawRecord.TYPE_INFO.createSerializer(null))) {
      harness.setup(DecodedEvent.TYPE_INFO.createSerializer(null));
      harness.open();
      harness.processElement(record(0, "good"), 0);
      harness.processElement(record(1, "too long"), 0);
      harness.processElement(record(2, "good"), 0);

      assertThat(harness.extractOutputValues())
          .extracting(event -> event.event().getId())
          .containsExactly("t-0-0", "t-0-2");
      assertThat(harness.getSideOutput(DeadLetter.OUTPUT))
          .extracting(letter -> letter.getValue().origin().offset())
          .containsExactly(1L);
    }
  }

  private static RawRecord record(long offset, String text) {
    return new RawRecord("t", 0, offset, 0, null, text.getBytes(UTF_8), List.of());
  }
}
