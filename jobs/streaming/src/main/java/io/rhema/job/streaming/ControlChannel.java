package io.rhema.job.streaming;

import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.read.RawRecord;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;

/**
 * By which the models of a running job are changed.
 *
 * @param commands gives records that each hold a {@link io.rhema.schema.ModelUpdate}, in the order
 *     in which they are to be obeyed
 * @param results receives what became of each, {@link io.rhema.schema.ModelUpdateResult}s
 */
public record ControlChannel(Source<RawRecord, ?, ?> commands, Sink<ResultRecord> results) {}
