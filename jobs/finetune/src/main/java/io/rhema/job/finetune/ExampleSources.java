package io.rhema.job.finetune;

import io.rhema.job.finetune.check.ExampleStage;
import io.rhema.job.finetune.example.Kind;
import io.rhema.job.finetune.read.ExampleFiles;
import io.rhema.job.finetune.read.FeedbackFormat;
import io.rhema.job.finetune.read.FeedbackTopic;
import io.rhema.job.finetune.read.FileOptions;
import io.rhema.job.finetune.read.OwnTexts;
import io.rhema.job.finetune.read.ReadExample;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** All that the options name to learn from. */
final class ExampleSources {
  private ExampleSources() {}

  /** Adds the sources to a graph: corrections of files and of a topic, and replay. */
  static DataStream<ReadExample> define(StreamExecutionEnvironment env, FineTuneSettings settings) {
    Inputs inputs = settings.inputs();
    List<DataStream<ReadExample>> read = new ArrayList<>();
    if (!inputs.files().isEmpty()) {
      read.add(add(env, ExampleStage.READ_FILES, files(settings, inputs.files(), Kind.CORRECTION)));
    }
    inputs
        .topic()
        .ifPresent(topic -> read.add(add(env, ExampleStage.READ_FEEDBACK, topic(settings, topic))));
    if (!inputs.replay().isEmpty()) {
      read.add(add(env, ExampleStage.READ_REPLAY, files(settings, inputs.replay(), Kind.REPLAY)));
    }
    if (inputs.replay().isEmpty() && inputs.ownTexts()) {
      read.add(ownTexts(env, settings));
    }
    return read.stream().reduce((all, more) -> all.union(more)).orElseThrow();
  }

  private static DataStream<ReadExample> ownTexts(
      StreamExecutionEnvironment env, FineTuneSettings settings) {
    return env.fromSource(
            new NumberSequenceSource(1, 1), WatermarkStrategy.noWatermarks(), "once", Types.LONG)
        .uid("once")
        .setParallelism(1)
        .flatMap(new OwnTexts(settings.check().task(), settings.check().bundle()))
        .returns(ReadExample.TYPE_INFO)
        .name(ExampleStage.READ_REPLAY.title())
        .uid(ExampleStage.READ_REPLAY.uid())
        .setParallelism(1);
  }

  private static Source<ReadExample, ?, ?> files(
      FineTuneSettings settings, List<String> paths, Kind kind) {
    return ExampleFiles.of(paths, FileOptions.of(kind, settings.check().task().key()));
  }

  private static Source<ReadExample, ?, ?> topic(FineTuneSettings settings, String topic) {
    return FeedbackTopic.of(
        settings.kafka().bootstrapServers(),
        topic,
        FeedbackFormat.AVRO,
        settings.kafka().consumerProperties());
  }

  private static DataStream<ReadExample> add(
      StreamExecutionEnvironment env, ExampleStage stage, Source<ReadExample, ?, ?> source) {
    return env.fromSource(
            source, WatermarkStrategy.noWatermarks(), stage.title(), ReadExample.TYPE_INFO)
        .uid(stage.uid());
  }
}
