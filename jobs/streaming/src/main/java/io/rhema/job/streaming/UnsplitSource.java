package io.rhema.job.streaming;

import java.io.Serial;
import java.util.List;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source that has no splits and no state: what Flink asks about them is answered here.
 *
 * @param <T> the records
 */
public abstract class UnsplitSource<T> implements Source<T, NoSplit, Void> {
  @Serial private static final long serialVersionUID = 1L;

  @Override
  public final SplitEnumerator<NoSplit, Void> createEnumerator(
      SplitEnumeratorContext<NoSplit> context) {
    return new Enumerator();
  }

  @Override
  public final SplitEnumerator<NoSplit, Void> restoreEnumerator(
      SplitEnumeratorContext<NoSplit> context, Void checkpoint) {
    return new Enumerator();
  }

  @Override
  public final SimpleVersionedSerializer<NoSplit> getSplitSerializer() {
    return new Serializer<>(new NoSplit());
  }

  @Override
  public final SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() {
    return new Serializer<>(null);
  }

  /**
   * Reads all there is; no split is ever assigned to it.
   *
   * @param <T> the records
   */
  public interface Reader<T> extends SourceReader<T, NoSplit> {
    @Override
    default void start() {}

    @Override
    default List<NoSplit> snapshotState(long checkpointId) {
      return List.of();
    }

    @Override
    default void addSplits(List<NoSplit> splits) {}

    @Override
    default void notifyNoMoreSplits() {}

    @Override
    default void close() {}
  }

  /** Assigns nothing. */
  private static final class Enumerator implements SplitEnumerator<NoSplit, Void> {
    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<NoSplit> splits, int subtask) {}

    @Override
    public void addReader(int subtask) {}

    @Override
    public Void snapshotState(long checkpointId) {
      return null;
    }

    @Override
    public void close() {}
  }

  /**
   * Writes nothing. Whatever is read, which may be what another source left in a savepoint, is the
   * one value that there is.
   */
  private record Serializer<T>(T value) implements SimpleVersionedSerializer<T> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(T nothing) {
      return new byte[0];
    }

    @Override
    public T deserialize(int version, byte[] nothing) {
      return value;
    }
  }
}
