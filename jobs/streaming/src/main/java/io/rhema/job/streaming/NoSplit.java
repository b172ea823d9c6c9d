package io.rhema.job.streaming;

import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** What Flink asks of a source that has no splits: none is ever assigned. */
public record NoSplit() implements SourceSplit {
  @Override
  public String splitId() {
    return "none";
  }

  /** Assigns nothing. */
  public static final class Enumerator implements SplitEnumerator<NoSplit, Void> {
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
  public static final class Serializer<T> implements SimpleVersionedSerializer<T> {
    private final T value;

    public Serializer(T value) {
      this.value = value;
    }

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
