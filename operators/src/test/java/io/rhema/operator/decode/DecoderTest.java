package io.rhema.operator.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.operator.Stage;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.read.RawRecord;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.TextEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
  private static final int MAX_CHARS = 1_000;
  private static final long TIMESTAMP = 1_700_000_000_123L;

  private static RawRecord record(byte[] key, byte[] value) {
    return new RawRecord("text-events", 2, 77, TIMESTAMP, key, value, List.of());
  }

  private static TextEvent accepted(InputFormat format, byte[] key, byte[] value) {
    Decoded decoded = new Decoder(format, MAX_CHARS).decode(record(key, value));
    assertThat(decoded).isInstanceOf(DecodedEvent.class);
    return ((DecodedEvent) decoded).event();
  }

  private static TextEvent json(String json) {
    return accepted(InputFormat.JSON, null, json.getBytes(UTF_8));
  }

  private static DeadLetter refused(InputFormat format, byte[] value) {
    RawRecord origin = record(null, value);
    Decoded decoded = new Decoder(format, MAX_CHARS).decode(origin);
    assertThat(decoded).isInstanceOf(Decoded.Refused.class);
    DeadLetter letter = ((Decoded.Refused) decoded).letter();
    assertThat(letter.origin()).isSameAs(origin);
    assertThat(letter.stage()).isEqualTo(Stage.DECODE);
    assertThat(letter.stackTrace()).as("foreseen: no stack trace").isNull();
    return letter;
  }

  private static DeadLetter refused(InputFormat format, String value) {
    return refused(format, value.getBytes(UTF_8));
  }

  private static byte[] avro(String id, String text) {
    return RecordCodec.of(TextEvent.class)
        .encode(
            TextEvent.newBuilder()
                .setId(id)
                .setText(text)
                .setEventTime(Instant.EPOCH)
                .setAttributes(Map.of())
                .build());
  }

  @ParameterizedTest
  @EnumSource(InputFormat.class)
  void refusesARecordWithoutValue(InputFormat format) {
    assertThat(refused(format, (byte[]) null).message())
        .isEqualTo("The record has no value; it must hold a text event.");
  }

  @Test
  void readsAvro() {
    TextEvent event = accepted(InputFormat.AVRO, null, avro("e1", "Hello"));

    assertThat(event.getId()).isEqualTo("e1");
    assertThat(event.getText()).isEqualTo("Hello");
    assertThat(event.getEventTime()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void refusesAvroThatIsNoneOrUnknownOrCut() {
    byte[] unknown = avro("e1", "Hello");
    unknown[5] ^= 1;

    assertThat(refused(InputFormat.AVRO, "Hello").exceptionClass())
        .isEqualTo("io.rhema.schema.UnreadableRecordException");
    assertThat(refused(InputFormat.AVRO, unknown).exceptionClass())
        .isEqualTo("io.rhema.schema.UnknownSchemaException");
    assertThat(refused(InputFormat.AVRO, Arrays.copyOf(unknown, 12)).message())
        .contains("fingerprint");
  }

  @Test
  void readsEveryFieldOfJson() {
    TextEvent event =
        json(
            """
            {"id": "e1", "text": "Hello", "language": "en", "eventTime": 1700000000000,
             "source": "feed", "attributes": {"a": "b", "n": 1.5, "t": true, "none": null},
             "unknown": [1, {"x": []}]}""");

    assertThat(event)
        .isEqualTo(
            TextEvent.newBuilder()
                .setId("e1")
                .setText("Hello")
                .setLanguage("en")
                .setEventTime(Instant.ofEpochMilli(1_700_000_000_000L))
                .setSource("feed")
                .setAttributes(Map.of("a", "b", "n", "1.5", "t", "true"))
                .build());
  }

  @Test
  void fillsInWhatJsonLeavesOut() {
    TextEvent event = json("{\"text\": \"Hello\", \"id\": null, \"eventTime\": null}");

    assertThat(event.getId()).isEqualTo("text-events-2-77");
    assertThat(event.getEventTime()).isEqualTo(Instant.ofEpochMilli(TIMESTAMP));
    assertThat(event.getLanguage()).isNull();
    assertThat(event.getAttributes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T10:15:30.123Z, 2026-11-21T10:15:30.123Z",
    "2026-11-21T10:15:30.123456789Z, 2026-11-21T10:15:30.123Z",
    "2026-11-21T10:15:30+02:00, 2026-11-21T08:15:30Z"
  })
  void readsIsoTimes(String written, Instant read) {
    assertThat(json("{\"text\": \"x\", \"eventTime\": \"" + written + "\"}").getEventTime())
        .isEqualTo(read);
  }

  @Test
  void readsAnIntegerId() {
    assertThat(json("{\"text\": \"x\", \"id\": 12345678901234567890}").getId())
        .isEqualTo("12345678901234567890");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\": \"e1\"} | Field 'text' is missing; it must be a string.",
        "{\"text\": null} | Field 'text' is null; it must be a string.",
        "{\"text\": 5} | Field 'text' is an integer; it must be a string.",
        "[1] | The value is an array; it must be a JSON object.",
        "{\"text\": \"x\", \"id\": 1.5} | Field 'id' is a fraction; it must be a string or an integer.",
        "{\"text\": \"x\", \"language\": {}} | Field 'language' is an object; it must be a string.",
        "{\"text\": \"x\", \"attributes\": 1} | Field 'attributes' is an integer; it must be an object.",
        "{\"text\": \"x\", \"eventTime\": \"noon\"} | Field 'eventTime' is no point in time; write it like 2026-11-21T10:15:30.123Z.",
        "{\"text\": \"x\", \"eventTime\": 1e400} | Field 'eventTime' is a fraction; it must be milliseconds since the epoch or ISO-8601.",
        "{\"text\": \"x\", \"eventTime\": \"+999999999-01-01T00:00:00Z\"} | Field 'eventTime' is no point in time; write it like 2026-11-21T10:15:30.123Z.",
      })
  void saysWhatIsWrongWithAField(String json, String message) {
    assertThat(refused(InputFormat.JSON, json).message()).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Hello", "{\"text\": \"x\"", "{\"text\": \"x\"} {}", "{\"text\": \"\\x\"}"})
  void refusesWhatIsNotJson(String value) {
    assertThat(refused(InputFormat.JSON, value).exceptionClass())
        .isEqualTo("io.rhema.operator.failure.RefusedRecordException");
  }

  @Test
  void refusesJsonThatIsTooDeepOrHasANumberThatIsTooLong() {
    assertThat(
            refused(InputFormat.JSON, "{\"text\": \"x\", \"a\": " + "[".repeat(100_000)).message())
        .startsWith("The value is not JSON");
    assertThat(
            refused(InputFormat.JSON, "{\"text\": \"x\", \"id\": " + "9".repeat(100_000) + "}")
                .message())
        .startsWith("The value is not JSON");
  }

  @Test
  void refusesInvalidUtf8() {
    assertThat(
            refused(InputFormat.JSON, "{\"text\": \"caf\u00e9\"}".getBytes(ISO_8859_1)).message())
        .isEqualTo("Value of 16 bytes is not UTF-8: Input length = 1 at byte 13.");
    assertThat(refused(InputFormat.TEXT, new byte[] {'a', (byte) 0xff}).message())
        .isEqualTo("Value of 2 bytes is not UTF-8: Input length = 1 at byte 1.");
  }

  @Test
  void takesAPlainTextAsItIs() {
    String text = " {\"text\"}\u0000\n 😀 \ufeff";
    TextEvent event = accepted(InputFormat.TEXT, "k1".getBytes(UTF_8), text.getBytes(UTF_8));

    assertThat(event.getText()).isEqualTo(text);
    assertThat(event.getId()).isEqualTo("k1");
    assertThat(event.getEventTime()).isEqualTo(Instant.ofEpochMilli(TIMESTAMP));
  }

  @Test
  void namesAPlainTextByItsCoordinatesWhenTheKeyIsNoId() {
    byte[] text = "x".getBytes(UTF_8);

    for (byte[] key : new byte[][] {null, {}, {(byte) 0xff}, new byte[1_025]}) {
      assertThat(accepted(InputFormat.TEXT, key, text).getId()).isEqualTo("text-events-2-77");
    }
  }

  @Test
  void letsLoneSurrogatesAndNulThrough() {
    TextEvent event = json("{\"id\": \"\\ud800\", \"text\": \"a\\udc00\\u0000b\\ud83d\"}");

    assertThat(event.getText()).isEqualTo("a\udc00\u0000b\ud83d");
    assertThat(event.getId()).isEqualTo("\ud800");
  }

  @ParameterizedTest
  @EnumSource(
      value = InputFormat.class,
      names = {"JSON", "TEXT"})
  void tellsWhoWritesAvroWhereSomethingElseIsRead(InputFormat format) {
    assertThat(refused(format, avro("e1", "Hello")).message())
        .endsWith("at byte 0. It begins with C3 01, as records in Avro do.");
  }

  @ParameterizedTest
  @EnumSource(InputFormat.class)
  void refusesATextBeyondTheLimit(InputFormat format) {
    String most = "x".repeat(MAX_CHARS);

    assertThat(accepted(format, null, value(format, most)).getText()).isEqualTo(most);
    assertThat(refused(format, value(format, most + "y")).message())
        .isEqualTo("Text of 1,001 characters is too long; at most 1,000 are accepted.");
  }

  private static byte[] value(InputFormat format, String text) {
    return switch (format) {
      case AVRO -> avro("e1", text);
      case JSON -> ("{\"text\": \"" + text + "\"}").getBytes(UTF_8);
      case TEXT -> text.getBytes(UTF_8);
    };
  }

  @Test
  void refusesAnIdOrAKeyThatWouldMakeTheResultTooLarge() {
    assertThat(refused(InputFormat.AVRO, avro("i".repeat(1_025), "x")).message())
        .isEqualTo("Id of 1,025 characters is too long; at most 1,024 are accepted.");

    Decoded decoded =
        new Decoder(InputFormat.TEXT, MAX_CHARS)
            .decode(record(new byte[65_537], "x".getBytes(UTF_8)));
    assertThat(decoded).isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void aHeaderThatAsksForSomethingElseThanTasksIsRefused() {
    RawRecord origin =
        new RawRecord(
            "text-events",
            2,
            77,
            TIMESTAMP,
            null,
            "good".getBytes(UTF_8),
            List.of(new RawRecord.Header("rhema.tasks", "sentiment,mood".getBytes(UTF_8))));

    Decoded decoded = new Decoder(InputFormat.TEXT, MAX_CHARS).decode(origin);

    assertThat(((Decoded.Refused) decoded).letter().message())
        .isEqualTo(
            "Header 'rhema.tasks' has 'mood'; it may have any of sentiment, entities, embeddings,"
                + " translation, classification, keywords, with commas between them.");
  }
}
