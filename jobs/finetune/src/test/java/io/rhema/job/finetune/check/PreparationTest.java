package io.rhema.job.finetune.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.finetune.example.Kind;
import io.rhema.job.finetune.example.Reason;
import io.rhema.job.finetune.example.RefusedExample;
import io.rhema.job.finetune.example.TrainingExample;
import io.rhema.job.finetune.folder.Mixture;
import io.rhema.job.finetune.folder.TrainingFolder;
import io.rhema.job.finetune.folder.TrainingSet;
import io.rhema.job.finetune.read.ExampleFiles;
import io.rhema.job.finetune.read.FileOptions;
import io.rhema.job.finetune.read.ReadExample;
import io.rhema.model.testing.TinyBundles;
import io.rhema.operator.interpret.TaskKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From files to a training folder, in a real cluster in this JVM. */
class PreparationTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(3)
              .build());

  @TempDir Path dir;

  private record Outcome(List<TrainingExample> examples, List<RefusedExample> refused) {}

  @Test
  void makesTheSameFolderWithAnyParallelism() throws Exception {
    Path corrections = Files.createDirectories(dir.resolve("corrections/more"));
    Path replay = dir.resolve("replay.jsonl");
    writeFiles(corrections, replay);

    Outcome alone = run(1, corrections.getParent(), replay);
    Outcome together = run(3, corrections.getParent(), replay);

    assertThat(alone.examples()).hasSize(150).doesNotHaveDuplicates();
    assertThat(together.examples()).containsExactlyInAnyOrderElementsOf(alone.examples());
    assertThat(alone.refused())
        .extracting(RefusedExample::reason)
        .containsExactlyInAnyOrder(Reason.UNKNOWN_LABEL, Reason.WRONG_TASK, Reason.UNREADABLE);
    assertThat(together.refused()).containsExactlyInAnyOrderElementsOf(alone.refused());
    TrainingFolder folder = new TrainingFolder(Mixture.DEFAULT);
    TrainingSet first = folder.write(dir.resolve("alone"), alone.examples());
    TrainingSet second = folder.write(dir.resolve("together"), together.examples());
    assertThat(second.train()).isEqualTo(first.train());
    assertThat(second.dev()).isEqualTo(first.dev());
    assertThat(first.train().corrections() + first.dev().corrections()).isEqualTo(100);
    assertThat(first.train().superseded() + first.dev().superseded()).isEqualTo(150);
    String all = Files.readString(first.trainFile()) + Files.readString(first.devFile());
    assertThat(all).doesNotContain("\"negative\",\"text\":\"good film 1 \"");
  }

  /** Each of 100 texts is corrected twice, the second time to positive; 50 of 150 are replayed. */
  private static void writeFiles(Path corrections, Path replay) throws IOException {
    StringBuilder early = new StringBuilder("text\tlabel\tat\n");
    StringBuilder late = new StringBuilder("at,label,text\n");
    StringBuilder old = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      early.append("good film %d\tnegative\t%d\n".formatted(i, i));
      late.append("%d,positive,good  film %d\n".formatted(i + 1, i));
    }
    for (int i = 50; i < 150; i++) {
      old.append("{\"text\":\"good film %d\",\"label\":\"negative\"}\n".formatted(i));
    }
    early.append("good film\tmixed\t0\n");
    Files.writeString(corrections.resolve("early.tsv"), early);
    Files.writeString(corrections.resolveSibling("late.csv"), late);
    Files.writeString(
        corrections.resolveSibling("odd.jsonl"), "{\"text\":\"x\",\"task\":\"entities\"}\n{\n");
    Files.writeString(replay, old);
  }

  private static Outcome run(int parallelism, Path corrections, Path replay) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    Path bundle = TinyBundles.sentiment(replay.resolveSibling("bundle" + parallelism));
    Preparation prepared =
        Preparation.define(
            files(env, corrections, Kind.CORRECTION).union(files(env, replay, Kind.REPLAY)),
            new CheckOptions(TaskKind.SENTIMENT, bundle.toString(), 1000));
    CloseableIterator<TrainingExample> examples = prepared.examples().collectAsync();
    CloseableIterator<RefusedExample> refused = prepared.refused().collectAsync();
    env.execute("prepare");
    return new Outcome(drained(examples), drained(refused));
  }

  private static DataStream<ReadExample> files(
      StreamExecutionEnvironment env, Path path, Kind kind) {
    return env.fromSource(
        ExampleFiles.of(List.of(path.toString()), FileOptions.of(kind, "sentiment")),
        WatermarkStrategy.noWatermarks(),
        kind.name(),
        ReadExample.TYPE_INFO);
  }

  private static <T> List<T> drained(CloseableIterator<T> iterator) throws Exception {
    List<T> all = new ArrayList<>();
    try (iterator) {
      iterator.forEachRemaining(all::add);
    }
    return all;
  }
}
