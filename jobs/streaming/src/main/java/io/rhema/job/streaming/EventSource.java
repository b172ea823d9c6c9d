package io.rhema.job.streaming;

import io.rhema.operator.read.RawRecord;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where records come from.
 *
 * @param boundedness whether they end
 * @param addTo adds the source to a graph; {@link NlpPipeline} gives the operator it returns its
 *     name and uid, those before it must have their own
 */
public record EventSource(
    Boundedness boundedness,
    Function<StreamExecutionEnvironment, SingleOutputStreamOperator<RawRecord>> addTo) {

  /**
   * A source without watermarks: nothing in the flow needs event time, and a watermark would end
   * every window of the batching operators early.
   */
  public static EventSource of(Source<RawRecord, ?, ?> source) {
    return new EventSource(
        source.getBoundedness(),
        env ->
            env.fromSource(
                source, WatermarkStrategy.noWatermarks(), "records", RawRecord.TYPE_INFO));
  }
}
