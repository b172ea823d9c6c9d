package io.rhema.it.fault;

/**
 * Stops requests between the pre-commit of a transaction and its commit: what was sent is with the
 * broker, the checkpoint is complete, and nobody sees the records yet.
 */
final class CommitGate {
  private boolean armed;
  private int free;
  private int held;
  private long openings;
  private boolean letThrough;

  /**
   * Holds commits from now on.
   *
   * @param passing so many are let through before, so that a checkpoint is committed in part
   */
  synchronized void arm(int passing) {
    armed = true;
    free = passing;
  }

  /** How many commits wait. */
  synchronized int held() {
    return held;
  }

  /**
   * Ends all waiting.
   *
   * @param through whether what waited reaches the broker; else its connection ends
   */
  synchronized void open(boolean through) {
    armed = false;
    letThrough = through;
    held = 0;
    openings++;
    notifyAll();
  }

  /**
   * Called with a commit; returns when it may go on.
   *
   * @return whether it goes to the broker
   */
  synchronized boolean enter() throws InterruptedException {
    if (!armed) {
      return true;
    }
    if (free > 0) {
      free--;
      return true;
    }
    held++;
    long now = openings;
    while (openings == now) {
      wait();
    }
    return letThrough;
  }
}
