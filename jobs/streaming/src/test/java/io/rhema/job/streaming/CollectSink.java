package io.rhema.job.streaming;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps what it is given where a test in the same JVM finds it. */
final class CollectSink<T> implements Sink<T> {
  private static final long serialVersionUID = 1L;
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final Map<Integer, Queue<Object>> COLLECTED = new ConcurrentHashMap<>();

  private final int id = NEXT.incrementAndGet();

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    Queue<Object> collected = COLLECTED.computeIfAbsent(id, any -> new ConcurrentLinkedQueue<>());
    return new SinkWriter<>() {
      @Override
      public void write(T element, Context writerContext) {
        collected.add(element);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }

  @SuppressWarnings("unchecked") // only write puts something in
  List<T> collected() {
    return (List<T>) List.copyOf(COLLECTED.getOrDefault(id, new ConcurrentLinkedQueue<>()));
  }
}
