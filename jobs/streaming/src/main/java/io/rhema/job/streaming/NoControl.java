package io.rhema.job.streaming;

import io.rhema.operator.swap.ModelControl;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/**
 * The control input of a job that nobody controls: never a command, open as long as the events are.
 * An input that ended would show as finished on the dashboard and in every savepoint.
 */
final class NoControl extends UnsplitSource<ModelControl> {
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
    return new Silence(boundedness);
  }

  private record Silence(Boundedness boundedness, CompletableFuture<Void> never)
      implements UnsplitSource.Reader<ModelControl> {

    Silence(Boundedness boundedness) {
      this(boundedness, new CompletableFuture<>());
    }

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
  }
}
