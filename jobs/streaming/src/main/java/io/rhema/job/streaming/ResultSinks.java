package io.rhema.job.streaming;

import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.schema.SentimentResult;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Where results go to.
 *
 * @param sentiment receives one result for each event
 * @param deadLetters receives every record that has no result
 */
public record ResultSinks(
    Sink<ResultRecord<SentimentResult>> sentiment, Sink<DeadLetter> deadLetters) {}
