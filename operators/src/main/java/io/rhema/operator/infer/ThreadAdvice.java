package io.rhema.operator.infer;

import java.util.Optional;

/**
 * Looks whether threads and task slots fit the cores of a task manager. One slot a core with one
 * thread each was measured fastest: more threads than cores wait for each other, fewer leave cores
 * idle.
 */
final class ThreadAdvice {
  private ThreadAdvice() {}

  /**
   * What to change.
   *
   * @param threads of one run of a model
   * @param slots of the task manager, each of which may run the model at once
   * @param cores of the machine, as the JVM sees them
   * @return a sentence, or empty when nothing has to be changed
   */
  static Optional<String> of(int threads, int slots, int cores) {
    if (threads * slots > cores) {
      return Optional.of(
          "Threads of a run: %d, task slots: %d, cores: %d. More threads than cores wait for each other; set %s."
              .formatted(
                  threads,
                  slots,
                  cores,
                  threads > 1
                      ? "models.*.threads=" + Math.max(1, cores / slots)
                      : "taskmanager.numberOfTaskSlots: " + cores));
    }
    if (threads * slots <= cores / 2) {
      return Optional.of(
          "Threads of a run: %d, task slots: %d, cores: %d. Cores stay idle; set taskmanager.numberOfTaskSlots: %d, and as much parallelism."
              .formatted(threads, slots, cores, cores / threads));
    }
    return Optional.empty();
  }
}
