package io.rhema.it.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One entry of the schedule.
 *
 * @param calm how long the job runs undisturbed before it, if it comes at random
 * @param passing commits of the checkpoint that are let through, if it comes before one
 * @param through whether the commits that were held reach the broker after all
 * @param seed of everything that the fault draws by lot
 */
record Strike(Fault fault, Moment moment, Duration calm, int passing, boolean through, long seed) {
  private static final int LONGEST_WAIT_MILLIS = 3_000;

  /** A broker is told of at most as many commits as there are subtasks, and of some more. */
  private static final int MOST_PASSING = 3;

  /**
   * The schedule that a seed makes: each fault that can come between pre-commit and commit comes
   * there too, and all come in any order.
   */
  static List<Strike> schedule(List<Fault> faults, int rounds, long seed) {
    Random random = new Random(seed);
    List<Strike> strikes = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (Fault fault : faults) {
        strikes.add(of(fault, Moment.RANDOM, random));
        if (fault.kills()) {
          strikes.add(of(fault, Moment.BEFORE_COMMIT, random));
        }
      }
    }
    Collections.shuffle(strikes, random);
    return strikes;
  }

  static Strike of(Fault fault, Moment moment, Random random) {
    return new Strike(
        fault,
        moment,
        Duration.ofMillis(random.nextInt(LONGEST_WAIT_MILLIS)),
        random.nextInt(MOST_PASSING),
        random.nextBoolean(),
        random.nextLong());
  }
}
