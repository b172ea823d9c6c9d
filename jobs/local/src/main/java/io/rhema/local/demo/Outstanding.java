package io.rhema.local.demo;

import io.rhema.local.answer.Answer;
import io.rhema.local.answer.AnswerParts;
import io.rhema.operator.interpret.TaskKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * The events that not every task has answered yet, by number, with what the others said. Whoever
 * brings more than {@link #MOST} waits, so that a long file is not held in memory. Safe for use by
 * several threads.
 */
final class Outstanding {
  static final int MOST = 10_000;

  private final List<TaskKind> tasks;
  private final Semaphore room = new Semaphore(MOST);
  private final Map<Long, Waiting> events = new HashMap<>();
  private long entered;
  private long unexpected;

  private record Waiting(FeedEvent event, AnswerParts parts) {}

  /**
   * @param tasks what every event is asked for
   */
  Outstanding(List<TaskKind> tasks) {
    this.tasks = List.copyOf(tasks);
  }

  void enter(FeedEvent event) throws InterruptedException {
    room.acquire();
    synchronized (this) {
      events.put(event.number(), new Waiting(event.published(), new AnswerParts(tasks)));
      entered++;
    }
  }

  /**
   * Takes what was said about an event.
   *
   * @param part adds it to what is known, and says whether it was expected
   * @return the whole answer when nothing is missing any more
   */
  Optional<Answer> hear(long number, Predicate<AnswerParts> part) {
    Waiting whole;
    synchronized (this) {
      Waiting waiting = events.get(number);
      if (waiting == null || !part.test(waiting.parts())) {
        unexpected++;
        return Optional.empty();
      }
      if (!waiting.parts().isComplete()) {
        return Optional.empty();
      }
      whole = events.remove(number);
    }
    room.release();
    return Optional.of(whole.parts().answer(whole.event().id(), whole.event().text()));
  }

  synchronized long entered() {
    return entered;
  }

  /** Events without a whole answer. */
  synchronized int missing() {
    return events.size();
  }

  /** How often a task spoke that nobody was waiting for: each time a doubled record. */
  synchronized long unexpected() {
    return unexpected;
  }
}
