package io.rhema.it.bench;

import java.util.OptionalDouble;

/** One way of answering all texts of a {@link Corpus} with the model. */
interface Contender extends AutoCloseable {

  /** As it stands in the report. */
  String name();

  /** What it does, in one sentence for the report. */
  String description();

  /**
   * Answers every text once.
   *
   * @return the label's index for each text, in the order of the corpus
   */
  int[] run() throws Exception;

  /**
   * How often it runs in a round. The clock of CPU time moves in steps of a hundredth of a second:
   * what answers all texts in a few of them has to do so several times.
   */
  default int runs() {
    return 1;
  }

  /** How often each text is answered in one run. */
  default int copies() {
    return 1;
  }

  /**
   * The compilers' share of the CPU time since it had warmed up; empty for who shares a process
   * with others.
   */
  default OptionalDouble compiling() {
    return OptionalDouble.empty();
  }

  /** CPU time that the process which does the work has used so far, all of its threads together. */
  default long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  @Override
  void close() throws Exception;
}
