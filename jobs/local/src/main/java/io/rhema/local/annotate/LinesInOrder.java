package io.rhema.local.annotate;

import io.rhema.job.line.Line;
import io.rhema.local.answer.Answer;
import io.rhema.local.answer.AnswerParts;
import io.rhema.local.line.LineFormat;
import io.rhema.local.line.LineText;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.interpret.TaskKind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The lines that are on their way through the job with what the tasks have said about them, and the
 * answers that wait for an earlier line's. Answers leave in the order of the lines. Safe for use by
 * several threads.
 *
 * <p>The lines on the way hold at most {@link #CAPACITY_KIB}: whoever brings more waits.
 */
final class LinesInOrder implements Exchange.Answers {
  /** One line counts as one KiB and what it holds. */
  static final int CAPACITY_KIB = 16 << 10;

  private final LineFormat format;
  private final List<TaskKind> tasks;
  private final Consumer<Answer> next;
  private final Semaphore room = new Semaphore(CAPACITY_KIB);
  private final Map<Long, Waiting> waiting = new HashMap<>();
  private final Map<Long, Ready> early = new HashMap<>();
  private long nextNumber = 1;

  /** A line, and what has been said about it. */
  private record Waiting(Line line, AnswerParts parts) {}

  /** An answer and what its line takes of the capacity until it has left. */
  private record Ready(Answer answer, int cost) {}

  /**
   * @param tasks what every line is asked for
   * @param next is given one answer after the other, one thread at a time
   */
  LinesInOrder(LineFormat format, List<TaskKind> tasks, Consumer<Answer> next) {
    this.format = format;
    this.tasks = tasks;
    this.next = next;
  }

  /** Notes a line; waits while there are too many on the way. */
  void enter(Line line) throws InterruptedException {
    room.acquire(cost(line));
    synchronized (this) {
      waiting.put(line.number(), new Waiting(line, new AnswerParts(tasks)));
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
    hear(number, parts -> parts.give(result.result()));
  }

  @Override
  public void refused(DeadLetter letter) {
    hear(letter.origin().offset(), parts -> parts.refuse(letter.tasks(), letter.message()));
  }

  private synchronized void hear(long number, Predicate<AnswerParts> part) {
    Waiting line = waiting.get(number);
    if (line == null || !part.test(line.parts())) {
      throw new IllegalStateException("Line " + number + " was answered twice");
    }
    if (line.parts().isComplete()) {
      waiting.remove(number);
      leave(line);
    }
  }

  private void leave(Waiting complete) {
    LineText text = format.read(complete.line());
    Answer answer = complete.parts().answer(text.id(), text.text());
    early.put(complete.line().number(), new Ready(answer, cost(complete.line())));
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
