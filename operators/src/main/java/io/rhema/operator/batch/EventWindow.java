package io.rhema.operator.batch;

import java.util.ArrayList;
import java.util.List;

/**
 * The events that wait for the model, in arrival order. Not safe for use by several threads.
 *
 * @param <T> what is kept of an event
 */
public final class EventWindow<T> {
  private final BatchLimits limits;
  private List<T> events;
  private int tokens;

  public EventWindow(BatchLimits limits) {
    this.limits = limits;
    this.events = new ArrayList<>();
  }

  /**
   * Lets an event wait.
   *
   * @param event the event, which the window keeps
   * @param size its sub-words
   */
  public void add(T event, int size) {
    events.add(event);
    tokens += size;
  }

  /** Whether the window must be drained before the next event is added. */
  public boolean isFull() {
    return events.size() >= limits.maxRecords() || tokens >= limits.maxTokens();
  }

  public boolean isEmpty() {
    return events.isEmpty();
  }

  /** Empties the window and returns what it held, in arrival order. */
  public List<T> drain() {
    List<T> drained = events;
    events = new ArrayList<>(drained.size());
    tokens = 0;
    return drained;
  }
}
