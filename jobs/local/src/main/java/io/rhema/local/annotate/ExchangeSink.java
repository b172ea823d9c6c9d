package io.rhema.local.annotate;

import java.io.Serial;
import java.io.Serializable;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Gives whatever arrives to an {@link Exchange}.
 *
 * @param <T> the class of what arrives
 */
final class ExchangeSink<T> implements Sink<T> {
  @Serial private static final long serialVersionUID = 1L;

  private final String exchange;
  private final Receiver<T> receiver;

  /** Which of the exchange's methods takes the element. */
  interface Receiver<T> extends Serializable {
    void accept(Exchange.Answers answers, T element);
  }

  ExchangeSink(Exchange exchange, Receiver<T> receiver) {
    this.exchange = exchange.id();
    this.receiver = receiver;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    Exchange.Answers answers = Exchange.find(exchange).answers();
    return new SinkWriter<>() {
      @Override
      public void write(T element, Context ignored) {
        receiver.accept(answers, element);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
