package io.rhema.operator.emit;

import io.rhema.operator.read.RawRecord;
import io.rhema.operator.type.ElementTypeInfo;
import io.rhema.operator.type.NamedClass;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A result on its way to its topic.
 *
 * @param key the key of the record the event was read from, or null
 * @param headers the headers that are passed through ({@code traceparent}, {@code tracestate})
 * @param result the Avro record, of any task
 */
public record ResultRecord(byte[] key, List<RawRecord.Header> headers, SpecificRecord result) {

  /** W3C Trace Context, by which a tracing system follows a text to its results. */
  private static final Set<String> PASSED_THROUGH = Set.of("traceparent", "tracestate");

  /** Longer ones are no trace context, and could make a result too large to send. */
  private static final int MAX_HEADER_BYTES = 4_096;

  private static final int MAX_HEADERS = 16;

  public ResultRecord {
    headers = List.copyOf(headers);
    Objects.requireNonNull(result, "result");
  }

  /** The answer to a record: with its key, so that order per key is kept, and its trace context. */
  public static ResultRecord answering(RawRecord origin, SpecificRecord result) {
    return new ResultRecord(
        origin.key(),
        origin.headers().stream()
            .filter(header -> PASSED_THROUGH.contains(header.name()))
            .filter(header -> header.value() == null || header.value().length <= MAX_HEADER_BYTES)
            .limit(MAX_HEADERS)
            .toList(),
        result);
  }

  /** Results of one class as stream elements. */
  public static TypeInformation<ResultRecord> typeOf(Class<? extends SpecificRecord> resultClass) {
    NamedClass<? extends SpecificRecord> named = NamedClass.of(resultClass);
    return new ElementTypeInfo<>(ResultRecord.class, config -> new ResultRecordSerializer(named));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResultRecord that
        && Arrays.equals(key, that.key)
        && headers.equals(that.headers)
        && result.equals(that.result);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(key) + result.hashCode();
  }
}
