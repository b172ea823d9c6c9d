package io.rhema.job.finetune.check;

import io.rhema.job.finetune.example.RefusedExample;
import io.rhema.job.finetune.example.TrainingExample;
import io.rhema.job.finetune.read.ReadExample;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The part of the graph from what was read to what is learnt.
 *
 * @param examples one for each text, in no order
 * @param refused what cannot be learnt, and why
 */
public record Preparation(
    DataStream<TrainingExample> examples, DataStream<RefusedExample> refused) {

  /**
   * Adds it to the graph of a job in batch mode: there, one example for each text is all that
   * leaves; in streaming mode every one that holds for the time being would.
   *
   * @param read corrections and replay, from all their sources
   */
  public static Preparation define(DataStream<ReadExample> read, CheckOptions options) {
    SingleOutputStreamOperator<TrainingExample> checked =
        read.process(new CheckFunction(options), TrainingExample.TYPE_INFO)
            .name(ExampleStage.CHECK.title())
            .uid(ExampleStage.CHECK.uid());
    return new Preparation(latest(checked), checked.getSideOutput(RefusedExample.OUTPUT));
  }

  /** Of examples that may have a text in common, one for each text. */
  public static SingleOutputStreamOperator<TrainingExample> latest(
      DataStream<TrainingExample> examples) {
    return examples
        .keyBy(TrainingExample::hash, Types.STRING)
        .reduce(new Latest())
        .name(ExampleStage.LATEST.title())
        .uid(ExampleStage.LATEST.uid());
  }
}
