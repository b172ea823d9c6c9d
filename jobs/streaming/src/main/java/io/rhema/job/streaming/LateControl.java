package io.rhema.job.streaming;

import java.io.IOException;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source that may take the place of {@link NoControl} in a savepoint: where that left nothing, it
 * begins anew. So a job that had no control input goes on with one.
 *
 * @param <T> what it gives
 * @param <S> its splits
 * @param <E> the state of its enumerator
 */
final class LateControl<T, S extends SourceSplit, E> implements Source<T, S, E> {
  private static final long serialVersionUID = 1L;

  private final Source<T, S, E> source;

  LateControl(Source<T, S, E> source) {
    this.source = source;
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SourceReader<T, S> createReader(SourceReaderContext context) throws Exception {
    return source.createReader(context);
  }

  @Override
  public SplitEnumerator<S, E> createEnumerator(SplitEnumeratorContext<S> context)
      throws Exception {
    return source.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<S, E> restoreEnumerator(SplitEnumeratorContext<S> context, E checkpoint)
      throws Exception {
    return checkpoint == null
        ? source.createEnumerator(context)
        : source.restoreEnumerator(context, checkpoint);
  }

  @Override
  public SimpleVersionedSerializer<S> getSplitSerializer() {
    return source.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<E> getEnumeratorCheckpointSerializer() {
    return new NothingIsNull<>(source.getEnumeratorCheckpointSerializer());
  }

  /** Reads what {@link NoSplit.Serializer} wrote, which is nothing, as null. */
  private record NothingIsNull<E>(SimpleVersionedSerializer<E> serializer)
      implements SimpleVersionedSerializer<E> {

    @Override
    public int getVersion() {
      return serializer.getVersion();
    }

    @Override
    public byte[] serialize(E state) throws IOException {
      return serializer.serialize(state);
    }

    @Override
    public E deserialize(int version, byte[] written) throws IOException {
      return written.length == 0 ? null : serializer.deserialize(version, written);
    }
  }
}
