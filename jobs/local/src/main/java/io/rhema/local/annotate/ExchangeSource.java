package io.rhema.local.annotate;

import io.rhema.job.streaming.NoSplit;
import io.rhema.operator.read.RawRecord;
import java.io.Serial;
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
 * Reads the records of an {@link Exchange} until it ends. Each of its parallel readers takes
 * whatever comes next. There is no state to come back to: a failure ends the job.
 */
final class ExchangeSource implements Source<RawRecord, NoSplit, Void> {
  @Serial private static final long serialVersionUID = 1L;

  private final String exchange;

  ExchangeSource(Exchange exchange) {
    this.exchange = exchange.id();
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<RawRecord, NoSplit> createReader(SourceReaderContext context) {
    return new Reader(Exchange.find(exchange));
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

  private static final class Reader implements SourceReader<RawRecord, NoSplit> {
    private final Exchange exchange;

    Reader(Exchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<RawRecord> output) {
      RawRecord record = exchange.poll();
      if (record != null) {
        output.collect(record);
        return InputStatus.MORE_AVAILABLE;
      }
      return exchange.isExhausted() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return exchange.available();
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
