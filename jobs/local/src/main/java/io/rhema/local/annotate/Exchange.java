package io.rhema.local.annotate;

import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.read.RawRecord;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a thread outside of a job hands records to the job's sources and takes what its sinks have,
 * all in one JVM. Sources and sinks are serialized when a job is submitted, so they carry the
 * exchange's {@linkplain #id id} and look it up. Safe for use by several threads.
 */
final class Exchange implements AutoCloseable {
  private static final Map<String, Exchange> OPEN = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final Answers answers;
  private final Queue<RawRecord> records = new ArrayDeque<>();
  private CompletableFuture<Void> change = new CompletableFuture<>();
  private boolean ended;
  private RuntimeException failure;

  /** Takes what the sinks have, from several threads at once. */
  interface Answers {
    void given(ResultRecord result);

    void refused(DeadLetter letter);
  }

  Exchange(Answers answers) {
    this.answers = answers;
    OPEN.put(id, this);
  }

  /**
   * @throws IllegalStateException when the exchange is closed or belongs to another JVM
   */
  static Exchange find(String id) {
    Exchange exchange = OPEN.get(id);
    if (exchange == null) {
      throw new IllegalStateException("No exchange " + id + " is open in this JVM");
    }
    return exchange;
  }

  String id() {
    return id;
  }

  Answers answers() {
    return answers;
  }

  /** Hands a record to whichever source comes first. Who calls it bounds how many wait here. */
  synchronized void put(RawRecord record) {
    records.add(record);
    signal();
  }

  /** There will be no more records. */
  synchronized void end() {
    ended = true;
    signal();
  }

  /** The records cannot be read to their end: the job shall fail. */
  synchronized void fail(RuntimeException cause) {
    failure = cause;
    signal();
  }

  /** The next record, or null when there is none at the moment. */
  synchronized RawRecord poll() {
    if (failure != null) {
      throw failure;
    }
    return records.poll();
  }

  /** Whether every record has been taken and none will come. */
  synchronized boolean isExhausted() {
    return ended && failure == null && records.isEmpty();
  }

  /** Completes when it is worth asking again. */
  synchronized CompletableFuture<Void> available() {
    if (ended || failure != null || !records.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return change;
  }

  private void signal() {
    CompletableFuture<Void> past = change;
    change = new CompletableFuture<>();
    past.complete(null);
  }

  @Override
  public void close() {
    OPEN.remove(id);
  }
}
