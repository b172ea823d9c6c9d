package io.rhema.operator.type;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.text.EncodedText;
import io.rhema.operator.Stage;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.decode.DecodedEvent;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.failure.RefusedRecordException;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.read.RawRecord;
import io.rhema.operator.swap.ModelControl;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.Entity;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TextEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every stream element crosses a network and a savepoint as it is, and never by Kryo. */
class ElementTypesTest {
  private static final RawRecord FULL =
      new RawRecord(
          "text-events",
          3,
          42L,
          1_700_000_000_000L,
          "key".getBytes(UTF_8),
          new byte[] {(byte) 0xC3, 0, -1},
          List.of(
              new RawRecord.Header("traceparent", "00-1-2-01".getBytes(UTF_8)),
              new RawRecord.Header("none", null),
              new RawRecord.Header("traceparent", new byte[0])));
  private static final RawRecord BARE = new RawRecord("t", 0, 0, 0, null, null, List.of());
  private static final TextEvent EVENT =
      TextEvent.newBuilder()
          .setId("e1")
          .setText("\u0000 😀 " + "x".repeat(100_000))
          .setEventTime(Instant.ofEpochMilli(17))
          .setAttributes(Map.of("a", "b"))
          .build();
  private static final SentimentResult RESULT =
      SentimentResult.newBuilder()
          .setEventId("e1")
          .setStatus(ResultStatus.ok)
          .setLabel("positive")
          .setScore(0.75f)
          .setScores(Map.of("positive", 0.75f, "negative", 0.25f))
          .setModel("sentiment")
          .setModelVersion("1")
          .setEventTime(Instant.ofEpochMilli(17))
          .build();

  private static final EntitiesResult ENTITIES =
      EntitiesResult.newBuilder()
          .setEventId("e1")
          .setStatus(ResultStatus.ok)
          .setEntities(List.of(new Entity("PER", "😀", 2, 4, 2, 3, 0.5f)))
          .setModel("entities")
          .setModelVersion("1")
          .setEventTime(Instant.ofEpochMilli(17))
          .build();

  static Stream<Arguments> elements() {
    TypeInformation<ResultRecord> results = ResultRecord.typeOf(SentimentResult.class);
    return Stream.of(
        Arguments.of(RawRecord.TYPE_INFO, FULL),
        Arguments.of(RawRecord.TYPE_INFO, BARE),
        Arguments.of(DecodedEvent.TYPE_INFO, new DecodedEvent(FULL, EVENT)),
        Arguments.of(
            DeadLetter.TYPE_INFO,
            DeadLetter.refused(
                BARE, Stage.DECODE, new RefusedRecordException("lone \ud800 surrogate"))),
        Arguments.of(
            DeadLetter.TYPE_INFO,
            DeadLetter.failed(FULL, Stage.INFER, new IllegalStateException())),
        Arguments.of(
            DeadLetter.TYPE_INFO,
            DeadLetter.failed(
                FULL,
                List.of(TaskKind.SENTIMENT, TaskKind.ENTITIES),
                new IllegalStateException("of two tasks"))),
        Arguments.of(AnalyzedEvent.TYPE_INFO, new AnalyzedEvent(FULL, EVENT, List.of())),
        Arguments.of(
            AnalyzedEvent.TYPE_INFO,
            new AnalyzedEvent(
                BARE, EVENT, List.of(encoded("bert", 101, 7, 29_999), encoded("other")))),
        Arguments.of(
            ModelControl.TYPE_INFO,
            new ModelControl.Serve("u", "sentiment", "2", "/models/é/2", "0".repeat(64))),
        Arguments.of(
            ResultRecord.typeOf(EntitiesResult.class), ResultRecord.answering(FULL, ENTITIES)),
        Arguments.of(results, ResultRecord.answering(FULL, RESULT)),
        Arguments.of(results, ResultRecord.answering(BARE, RESULT)));
  }

  private static EncodedText encoded(String encoder, int... ids) {
    int[] starts = IntStream.range(0, ids.length).map(i -> 3 * i).toArray();
    int[] ends = IntStream.range(0, ids.length).map(i -> 3 * i + 2).toArray();
    return EncodedText.of(encoder, ids, starts, ends);
  }

  @ParameterizedTest
  @MethodSource("elements")
  <T> void elementsSurviveTheNetwork(TypeInformation<T> type, T element) throws IOException {
    TypeSerializer<T> serializer = shippedSerializer(type);
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(element, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

    assertThat(serializer.deserialize(in)).isEqualTo(element);
    assertThat(in.available()).isZero();
  }

  @ParameterizedTest
  @MethodSource("elements")
  <T> void serializersSurviveASavepoint(TypeInformation<T> type, T element) throws IOException {
    TypeSerializer<T> serializer = shippedSerializer(type);
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
    TypeSerializerSnapshot<T> restored =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

    assertThat(restored.restoreSerializer()).isEqualTo(serializer);
    assertThat(
            serializer
                .snapshotConfiguration()
                .resolveSchemaCompatibility(restored)
                .isCompatibleAsIs())
        .isTrue();
  }

  /** As a task gets it: Java-serialized with the graph, made without generic types. */
  private static <T> TypeSerializer<T> shippedSerializer(TypeInformation<T> type)
      throws IOException {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    try {
      return InstantiationUtil.clone(type.createSerializer(config));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
