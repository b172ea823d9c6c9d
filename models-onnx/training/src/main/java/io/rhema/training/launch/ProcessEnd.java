package io.rhema.training.launch;

/**
 * How a process ended that worked for another.
 *
 * @param code its exit code; one that was ended by a signal has 128 and the number of the signal
 */
public record ProcessEnd(int code) {
  /** The JVM ends so when its heap is used up. */
  static final int OUT_OF_MEMORY = 3;

  private static final int SIGNAL = 128;

  /** Whether its work is done. */
  public boolean succeeded() {
    return code == 0;
  }

  /**
   * Whether something outside of the work ended it, or the machine was short of memory: it may get
   * further when it is tried again; a training does so from its last checkpoint.
   */
  public boolean mayGoOn() {
    return code > SIGNAL || code == OUT_OF_MEMORY;
  }

  /** In words: {@code was ended by signal 9}. */
  public String describe() {
    if (code > SIGNAL) {
      return "was ended by signal " + (code - SIGNAL);
    }
    return code == OUT_OF_MEMORY ? "ran out of heap" : "ended with exit code " + code;
  }
}
