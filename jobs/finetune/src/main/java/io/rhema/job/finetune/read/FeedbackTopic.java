package io.rhema.job.finetune.read;

import io.rhema.job.finetune.example.Place;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic of corrections as a source. */
public final class FeedbackTopic {
  /** What it is called unless it is called otherwise. */
  public static final String DEFAULT_NAME = "nlp.feedback";

  private FeedbackTopic() {}

  /**
   * Reads all that the topic has when the job starts, and ends. Places are {@code
   * topic-partition:offset}.
   *
   * @param bootstrapServers comma-separated addresses of brokers
   * @param consumer more properties of the consumers
   */
  public static Source<ReadExample, ?, ?> of(
      String bootstrapServers, String topic, FeedbackFormat format, Map<String, String> consumer) {
    Properties properties = new Properties();
    properties.put("isolation.level", "read_committed");
    properties.putAll(consumer);
    return KafkaSource.<ReadExample>builder()
        .setBootstrapServers(bootstrapServers)
        .setTopics(topic)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.latest())
        .setProperties(properties)
        .setDeserializer(new Deserializer(format))
        .build();
  }

  /** Every record gives an example or a refusal. */
  private static final class Deserializer implements KafkaRecordDeserializationSchema<ReadExample> {
    private static final long serialVersionUID = 1L;

    private final FeedbackFormat format;
    private transient FeedbackDecoder decoder;

    Deserializer(FeedbackFormat format) {
      this.format = format;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
      decoder = new FeedbackDecoder(format);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ReadExample> out) {
      Place place = new Place(record.topic() + "-" + record.partition(), record.offset());
      out.collect(decoder.decode(place, record.value(), record.timestamp()));
    }

    @Override
    public TypeInformation<ReadExample> getProducedType() {
      return ReadExample.TYPE_INFO;
    }
  }
}
