package io.rhema.schema;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
  private static final RecordCodec<TextEvent> EVENTS = RecordCodec.of(TextEvent.class);

  private static TextEvent event(String text) {
    return TextEvent.newBuilder()
        .setId("e1")
        .setText(text)
        .setLanguage("en")
        .setEventTime(Instant.ofEpochMilli(1_700_000_000_123L))
        .setSource(null)
        .setAttributes(Map.of("feed", "a\u0000b"))
        .build();
  }

  @Test
  void readsWhatItWroteWithoutAnyJvmFlag() {
    TextEvent event = event("grün 😀 \u0000 end");

    assertThat(System.getProperty("org.apache.avro.SERIALIZABLE_PACKAGES")).isNull();
    assertThat(EVENTS.decode(EVENTS.encode(event))).isEqualTo(event);
  }

  @Test
  void readsEnumsAndNullableFields() {
    RecordCodec<SentimentResult> results = RecordCodec.of(SentimentResult.class);
    SentimentResult empty =
        SentimentResult.newBuilder()
            .setEventId("e1")
            .setStatus(ResultStatus.empty)
            .setModel("sentiment")
            .setModelVersion("1")
            .setEventTime(Instant.EPOCH)
            .build();

    assertThat(results.decode(results.encode(empty))).isEqualTo(empty);
  }

  @Test
  void readsRecordsWithinRecords() {
    RecordCodec<EntitiesResult> results = RecordCodec.of(EntitiesResult.class);
    Entity ada = new Entity("PER", "Ada 😀", 3, 9, 2, 7, 0.75f);
    Entity again = new Entity("PER", "Ada", 12, 15, 10, 13, 1f);
    EntitiesResult found =
        EntitiesResult.newBuilder()
            .setEventId("e1")
            .setStatus(ResultStatus.ok)
            .setEntities(List.of(ada, again))
            .setModel("entities")
            .setModelVersion("1")
            .setEventTime(Instant.EPOCH)
            .build();

    EntitiesResult read = results.decode(results.encode(found));

    assertThat(read).isEqualTo(found);
    assertThat(read.getEntities()).containsExactly(ada, again);
  }

  @Test
  void readsVectorsBitByBit() {
    RecordCodec<EmbeddingResult> results = RecordCodec.of(EmbeddingResult.class);
    EmbeddingResult vector =
        EmbeddingResult.newBuilder()
            .setEventId("e1")
            .setStatus(ResultStatus.ok)
            .setVector(List.of(0.1f, -0f, Float.MIN_VALUE, Float.MAX_VALUE))
            .setPooling("mean")
            .setNormalised(true)
            .setModel("embeddings")
            .setModelVersion("1")
            .setEventTime(Instant.EPOCH)
            .build();

    assertThat(results.decode(results.encode(vector)).getVector())
        .containsExactly(0.1f, -0f, Float.MIN_VALUE, Float.MAX_VALUE);
  }

  @Test
  void beginsWithTheMarkerAndTheFingerprintInLittleEndian() {
    byte[] bytes = EVENTS.encode(event("x"));

    assertThat(bytes).startsWith(0xC3, 0x01);
    long fingerprint = 0;
    for (int i = 9; i >= 2; i--) {
      fingerprint = (fingerprint << 8) | (bytes[i] & 0xff);
    }
    assertThat(fingerprint).isEqualTo(EVENTS.fingerprint());
  }

  @Test
  void refusesWhatIsNotAvro() {
    assertThatThrownBy(() -> EVENTS.decode("{\"id\":\"e1\",\"text\":\"x\"}".getBytes(UTF_8)))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessage(
            "Value of 22 bytes does not begin with C3 01 and a schema fingerprint of 8 bytes; it "
                + "must be a TextEvent in Avro's single-object encoding.");
    assertThatThrownBy(() -> EVENTS.decode(new byte[0]))
        .isInstanceOf(UnreadableRecordException.class);
  }

  @Test
  void namesTheUnknownFingerprintAndTheKnownOnes() {
    byte[] bytes = EVENTS.encode(event("x"));
    for (int i = 2; i < 10; i++) {
      bytes[i] = (byte) i;
    }

    assertThatThrownBy(() -> EVENTS.decode(bytes))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("0x0908070605040302")
        .hasMessageContaining("%016x (version 1)".formatted(EVENTS.fingerprint()));
  }

  @Test
  void refusesARecordThatIsCutAnywhere() {
    byte[] bytes = EVENTS.encode(event("some text"));

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> EVENTS.decode(cut)).isInstanceOf(UnreadableRecordException.class);
    }
  }

  @Test
  void refusesTrailingBytes() {
    byte[] bytes = EVENTS.encode(event("some text"));

    assertThatThrownBy(() -> EVENTS.decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("goes on behind its last field");
  }

  @Test
  void refusesAStringThatIsNotUtf8() {
    byte[] bytes = EVENTS.encode(event("caf?"));
    int at = new String(bytes, ISO_8859_1).indexOf("caf?") + 3;
    bytes[at] = (byte) 0xE9;

    assertThatThrownBy(() -> EVENTS.decode(bytes))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void refusesALengthThatIsLongerThanTheRecordWithoutAllocatingIt() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(EVENTS.encode(event("x")), 0, 10);
    BinaryEncoder body = EncoderFactory.get().directBinaryEncoder(bytes, null);
    body.writeLong(2_000_000_000L);
    body.flush();

    assertThatThrownBy(() -> EVENTS.decode(bytes.toByteArray()))
        .isInstanceOf(UnreadableRecordException.class);
  }

  @Test
  void readsOrRefusesWhateverBitsAreFlipped() {
    Random random = new Random(7);
    byte[] good = EVENTS.encode(event("some text"));
    int refused = 0;

    for (int i = 0; i < 20_000; i++) {
      byte[] bad = good.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bad[10 + random.nextInt(bad.length - 10)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        EVENTS.decode(bad);
      } catch (UnreadableRecordException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1_000, 20_000);
  }

  @Test
  void writesALoneSurrogateAsAQuestionMark() {
    assertThat(EVENTS.decode(EVENTS.encode(event("a\ud800b"))).getText()).isEqualTo("a?b");
  }
}
