package io.rhema.operator.failure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.operator.Stage;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.read.RawRecord;
import io.rhema.operator.read.RawRecord.Header;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadLetterMessageTest {
  private static final int MAX_BYTES = 100_000;
  private static final Header TRACE = new Header("traceparent", "00-1-2-01".getBytes(UTF_8));

  private static DeadLetter refused(byte[] key, byte[] value, Header... headers) {
    return DeadLetter.refused(
        new RawRecord("text-events", 2, 77, 0, key, value, List.of(headers)),
        Stage.DECODE,
        new RefusedRecordException("Value is not UTF-8."));
  }

  private static Map<String, String> headers(DeadLetterMessage message) {
    Map<String, String> headers = new LinkedHashMap<>();
    message
        .headers()
        .forEach(
            h -> headers.put(h.name(), h.value() == null ? null : new String(h.value(), UTF_8)));
    return headers;
  }

  @Test
  void keepsTheOriginalAndAddsTheReasonAsConnectDoes() {
    byte[] key = {1};
    byte[] value = {2, 3};

    DeadLetterMessage message = DeadLetterMessage.of(refused(key, value, TRACE), MAX_BYTES);

    assertThat(message.key()).isSameAs(key);
    assertThat(message.value()).isSameAs(value);
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("traceparent", "00-1-2-01");
    expected.put("__connect.errors.topic", "text-events");
    expected.put("__connect.errors.partition", "2");
    expected.put("__connect.errors.offset", "77");
    expected.put("__connect.errors.stage", "DECODE");
    expected.put("__connect.errors.class.name", DeadLetterMessageTest.class.getName());
    expected.put("__connect.errors.exception.class.name", RefusedRecordException.class.getName());
    expected.put("__connect.errors.exception.message", "Value is not UTF-8.");
    expected.put("__connect.errors.exception.stacktrace", null);
    assertThat(headers(message)).containsExactlyEntriesOf(expected);
  }

  @Test
  void tellsWhereAnUnforeseenFailureHappened() {
    DeadLetter letter =
        DeadLetter.failed(
            refused(null, null).origin(), Stage.INFER, new IllegalStateException("boom"));

    assertThat(headers(DeadLetterMessage.of(letter, MAX_BYTES)))
        .containsEntry("__connect.errors.exception.message", "boom")
        .hasEntrySatisfying(
            "__connect.errors.exception.stacktrace",
            trace -> assertThat(trace).contains("IllegalStateException: boom", "at "));
  }

  @Test
  void tellsWhichTasksHaveNoResult() {
    DeadLetter letter =
        DeadLetter.failed(
            refused(null, null).origin(),
            List.of(TaskKind.SENTIMENT, TaskKind.ENTITIES),
            new IllegalStateException("boom"));

    assertThat(headers(DeadLetterMessage.of(letter, MAX_BYTES)))
        .containsEntry("__connect.errors.stage", "INFER")
        .containsEntry("rhema.tasks", "sentiment,entities");
  }

  @Test
  void leavesOutAValueThatIsTooLargeButTellsLengthAndDigest() {
    byte[] key = {1};

    DeadLetterMessage message =
        DeadLetterMessage.of(refused(key, "a".repeat(1_000_000).getBytes(UTF_8)), MAX_BYTES);

    assertThat(message.key()).isSameAs(key);
    assertThat(message.value()).isNull();
    assertThat(headers(message))
        .containsEntry("rhema.omitted.value.length", "1000000")
        .containsEntry(
            "rhema.omitted.value.sha256",
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
        .containsEntry("__connect.errors.offset", "77");
  }

  @Test
  void isSmallEnoughHoweverLargeEveryPartIs() {
    byte[] big = new byte[MAX_BYTES];
    RefusedRecordException reason = new RefusedRecordException("ä".repeat(MAX_BYTES));
    RawRecord origin =
        new RawRecord("t", 0, 1, 0, big, big, List.of(TRACE, new Header("big", big)));

    DeadLetterMessage message =
        DeadLetterMessage.of(DeadLetter.failed(origin, Stage.DECODE, reason), MAX_BYTES);

    assertThat(message.key()).isNull();
    assertThat(message.value()).isNull();
    assertThat(headers(message))
        .doesNotContainKeys("traceparent", "big")
        .containsEntry("rhema.omitted.key.length", "100000")
        .containsEntry("rhema.omitted.headers.count", "2")
        .containsKey("__connect.errors.exception.message");
    assertThat(message.headers().stream().mapToInt(h -> h.value().length).sum())
        .isLessThan(MAX_BYTES);
  }
}
