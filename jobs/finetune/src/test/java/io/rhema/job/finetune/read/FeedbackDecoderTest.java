package io.rhema.job.finetune.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.finetune.example.Kind;
import io.rhema.job.finetune.example.Origin;
import io.rhema.job.finetune.example.Place;
import io.rhema.schema.LabelledExample;
import io.rhema.schema.RecordCodec;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedbackDecoderTest {
  private static final Place PLACE = new Place("nlp.feedback-0", 3);
  private static final LabelledExample EXAMPLE =
      LabelledExample.newBuilder()
          .setText("good")
          .setTask("sentiment")
          .setLabel("positive")
          .setSpans(List.of())
          .setAt(Instant.ofEpochMilli(9))
          .build();

  @Test
  void readsBothFormatsAlike() {
    ReadExample expected =
        new ReadExample.Read(EXAMPLE, new Origin(Kind.CORRECTION, PLACE, Instant.ofEpochMilli(9)));
    byte[] json =
        "{\"text\":\"good\",\"task\":\"sentiment\",\"label\":\"positive\"}".getBytes(UTF_8);

    assertThat(decode(FeedbackFormat.AVRO, RecordCodec.of(LabelledExample.class).encode(EXAMPLE)))
        .isEqualTo(expected);
    assertThat(decode(FeedbackFormat.JSON, json)).isEqualTo(expected);
  }

  @Test
  void refusesWhateverIsNoExample() {
    byte[] avro = RecordCodec.of(LabelledExample.class).encode(EXAMPLE);

    assertThat(message(FeedbackFormat.AVRO, null))
        .isEqualTo("The record has no value; it must hold a labelled example.");
    for (int length = 0; length < avro.length; length++) {
      assertThat(message(FeedbackFormat.AVRO, Arrays.copyOf(avro, length)))
          .contains("must be a LabelledExample in Avro's single-object encoding");
    }
    assertThat(message(FeedbackFormat.JSON, "{\"text\":\"good\"}".getBytes(UTF_8)))
        .isEqualTo("Field 'task' is missing; it must be a string.");
    assertThat(message(FeedbackFormat.JSON, new byte[] {'{', (byte) 0xff}))
        .contains("is not UTF-8");
  }

  private static ReadExample decode(FeedbackFormat format, byte[] value) {
    return new FeedbackDecoder(format).decode(PLACE, value, 9);
  }

  private static String message(FeedbackFormat format, byte[] value) {
    return ((ReadExample.Unread) decode(format, value)).refusal().message();
  }
}
