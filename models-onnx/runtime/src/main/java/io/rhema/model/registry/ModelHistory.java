package io.rhema.model.registry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What happened to the versions of a model, in order, and what follows from it.
 *
 * @param model the model's name
 * @param events oldest first
 */
public record ModelHistory(String model, List<RegistryEvent> events) {
  public ModelHistory {
    events = List.copyOf(events);
  }

  /** The version to serve: the last that was promoted or returned to. */
  public Optional<String> current() {
    return Optional.ofNullable(promoted().peek());
  }

  /** The version that a roll-back returns to: the current one before this, unless retired since. */
  public Optional<String> previous() {
    Set<String> retired = retired();
    Iterator<String> promoted = promoted().iterator();
    if (promoted.hasNext()) {
      promoted.next();
    }
    while (promoted.hasNext()) {
      String version = promoted.next();
      if (!retired.contains(version)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /** What a version of the model is good for; one without events is available. */
  public VersionState state(String version) {
    if (current().filter(version::equals).isPresent()) {
      return VersionState.CURRENT;
    }
    return retired().contains(version) ? VersionState.RETIRED : VersionState.AVAILABLE;
  }

  /** The first event of an action on a version. */
  Optional<RegistryEvent> find(RegistryAction action, String version) {
    return events.stream()
        .filter(event -> event.action() == action && event.version().equals(version))
        .findFirst();
  }

  /** Versions that were current, the last on top; a roll-back takes off what it gives up. */
  private Deque<String> promoted() {
    Deque<String> stack = new ArrayDeque<>();
    for (RegistryEvent event : events) {
      if (event.action() == RegistryAction.PROMOTED) {
        stack.push(event.version());
      } else if (event.action() == RegistryAction.ROLLED_BACK) {
        stack.poll();
        while (!stack.isEmpty() && !stack.peek().equals(event.version())) {
          stack.pop();
        }
      }
    }
    return stack;
  }

  private Set<String> retired() {
    Set<String> retired = new HashSet<>();
    for (RegistryEvent event : events) {
      if (event.action() == RegistryAction.RETIRED) {
        retired.add(event.version());
      }
    }
    return retired;
  }
}
