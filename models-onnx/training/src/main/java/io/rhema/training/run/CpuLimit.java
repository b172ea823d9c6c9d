package io.rhema.training.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How much CPU time this process may have taken when a training ends, finished or not. Time on a
 * clock would let a busy machine decide how good a model becomes.
 *
 * @param most of all threads together, since the process began; none for any amount
 */
record CpuLimit(Optional<Duration> most) {
  static final CpuLimit NONE = new CpuLimit(Optional.empty());

  static CpuLimit of(Duration most) {
    return new CpuLimit(Optional.of(most));
  }

  /** Whether it is reached; never on a machine that does not tell what a process took. */
  boolean reached() {
    return most.isPresent()
        && ProcessHandle.current()
            .info()
            .totalCpuDuration()
            .filter(taken -> taken.compareTo(most.get()) >= 0)
            .isPresent();
  }
}
