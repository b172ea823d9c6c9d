package io.rhema.job.streaming;

import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.interpret.TaskKind;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Where results go to.
 *
 * @param results gives the sink of a task, which receives one result for each event; asked for the
 *     job's tasks only
 * @param deadLetters receives every record that has no result, or none for some task
 */
public record ResultSinks(
    Function<TaskKind, Sink<ResultRecord>> results, Sink<DeadLetter> deadLetters) {}
