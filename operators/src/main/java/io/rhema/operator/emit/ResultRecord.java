package io.rhema.operator.emit;

import io.rhema.operator.decode.RawRecord;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * A result on its way to its topic.
 *
 * @param key the key of the record the event was read from, or null
 * @param headers the headers that are passed through ({@code traceparent}, {@code tracestate})
 * @param result the Avro record
 * @param <R> its class
 */
public record ResultRecord<R extends SpecificRecord>(
    byte[] key, List<RawRecord.Header> headers, R result) {}
