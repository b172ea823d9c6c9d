package io.rhema.job.streaming;

import io.rhema.operator.swap.ModelControl;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The control input of a job that nobody controls: never a command, open as long as the events are.
 * An input that ended would show as finished on the dashboard and in every savepoint.
 */
final class NoControl implements Source<ModelControl, NoSplit, Void> {
  private static final long serialVersionUID = 1L;

  private final Boundedness boundedness;

  NoControl(Boundedness boundedness) {
    this.boundedness = boundedness;
  }

  @Override
  public Boundedness getBoundedness() {
    return boundedness;
  }

  @Override
  public SourceReader<ModelControl, NoSplit> createReader(SourceReaderContext context) {
    return new Reader(boundedness);
  }

  @Override
  public SplitEnumerator<NoSplit, Void> createEnumerator(SplitEnumeratorContext<NoSplit> context) {
    return new NoSplit.Enumerator();
  }

  @Override
  public SplitEnumerator<NoSplit, Void> restoreEnumerator(
      SplitEnumeratorContext<NoSplit> context, Void checkpoint) {
    return new NoSplit.Enumerator();
  }

  @Override
  public SimpleVersionedSerializer<NoSplit> getSplitSerializer() {
    return new NoSplit.Serializer<>(new NoSplit());
  }

  @Override
  public SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() {
    return new NoSplit.Serializer<>(null);
  }

  private record Reader(Boundedness boundedness, CompletableFuture<Void> never)
      implements SourceReader<ModelControl, NoSplit> {

    Reader(Boundedness boundedness) {
      this(boundedness, new CompletableFuture<>());
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<ModelControl> output) {
      return boundedness == Boundedness.BOUNDED
          ? InputStatus.END_OF_INPUT
          : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return boundedness == Boundedness.BOUNDED ? CompletableFuture.completedFuture(null) : never;
    }

    @Override
    public List<NoSplit> snapshotState(long checkpointId) {
      return List.of();
    }

    @Override
    public void addSplits(List<NoSplit> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }
}
