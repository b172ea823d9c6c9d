package io.rhema.local.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * The events that have no answer yet, by number. Whoever brings more than {@link #MOST} waits, so
 * that a long file is not held in memory. Safe for use by several threads.
 */
final class Outstanding {
  static final int MOST = 10_000;

  private final Semaphore room = new Semaphore(MOST);
  private final Map<Long, FeedEvent> events = new HashMap<>();
  private long entered;

  void enter(FeedEvent event) throws InterruptedException {
    room.acquire();
    synchronized (this) {
      events.put(event.number(), event.published());
      entered++;
    }
  }

  /** The event that an answer is for, or null when it has been answered before. */
  FeedEvent leave(long number) {
    FeedEvent event;
    synchronized (this) {
      event = events.remove(number);
    }
    if (event != null) {
      room.release();
    }
    return event;
  }

  synchronized long entered() {
    return entered;
  }

  synchronized boolean isEmpty() {
    return events.isEmpty();
  }
}
