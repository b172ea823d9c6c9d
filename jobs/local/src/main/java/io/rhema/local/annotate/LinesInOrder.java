package io.rhema.local.annotate;

import io.rhema.local.answer.Answer;
import io.rhema.local.line.Line;
import io.rhema.local.line.LineFormat;
import io.rhema.local.line.LineText;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.schema.SentimentResult;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The lines that are on their way through the job, and the answers that wait for an earlier line's.
 * Answers leave in the order of the lines. Safe for use by several threads.
 *
 * <p>The lines on the way hold at most {@link #CAPACITY_KIB}: whoever brings more waits.
 */
final class LinesInOrder implements Exchange.Answers {
  /** One line counts as one KiB and what it holds. */
  static final int CAPACITY_KIB = 16 << 10;

  private final LineFormat format;
  private final Consumer<Answer> next;
  private final Semaphore room = new Semaphore(CAPACITY_KIB);
  private final Map<Long, Line> waiting = new HashMap<>();
  private final Map<Long, Ready> early = new HashMap<>();
  private long nextNumber = 1;

  /** An answer and what its line takes of the capacity until it has left. */
  private record Ready(Answer answer, int cost) {}

  /**
   * @param next is given one answer after the other, one thread at a time
   */
  LinesInOrder(LineFormat format, Consumer<Answer> next) {
    this.format = format;
    this.next = next;
  }

  /** Notes a line; waits while there are too many on the way. */
  void enter(Line line) throws InterruptedException {
    room.acquire(cost(line));
    synchronized (this) {
      waiting.put(line.number(), line);
    }
  }

  /** How many lines have no answer yet. */
  synchronized int unanswered() {
    return waiting.size();
  }

  /** The key under which a line's record, and its result, travel. */
  static byte[] key(Line line) {
    return Long.toString(line.number()).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void given(ResultRecord result) {
    long number = Long.parseLong(new String(result.key(), StandardCharsets.US_ASCII));
    leave(
        number,
        text -> new Answer.Given(text.id(), text.text(), (SentimentResult) result.result()));
  }

  @Override
  public void refused(DeadLetter letter) {
    leave(
        letter.origin().offset(),
        text -> new Answer.Refused(text.id(), text.text(), letter.message()));
  }

  private synchronized void leave(long number, Function<LineText, Answer> answer) {
    Line line = waiting.remove(number);
    if (line == null) {
      throw new IllegalStateException("Line " + number + " was answered twice");
    }
    early.put(number, new Ready(answer.apply(format.read(line)), cost(line)));
    for (Ready ready = early.remove(nextNumber); ready != null; ready = early.remove(nextNumber)) {
      next.accept(ready.answer());
      room.release(ready.cost());
      nextNumber++;
    }
  }

  private static int cost(Line line) {
    return Math.min(CAPACITY_KIB, 1 + line.bytes().length / 1024);
  }
}
