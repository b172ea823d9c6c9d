package io.rhema.local.annotate;

import io.rhema.job.streaming.NoSplit;
import io.rhema.job.streaming.UnsplitSource;
import io.rhema.operator.read.RawRecord;
import java.io.Serial;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads the records of an {@link Exchange} until it ends. Each of its parallel readers takes
 * whatever comes next. There is no state to come back to: a failure ends the job.
 */
final class ExchangeSource extends UnsplitSource<RawRecord> {
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
    return new ExchangeReader(Exchange.find(exchange));
  }

  private static final class ExchangeReader implements UnsplitSource.Reader<RawRecord> {
    private final Exchange exchange;

    ExchangeReader(Exchange exchange) {
      this.exchange = exchange;
    }

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
  }
}
