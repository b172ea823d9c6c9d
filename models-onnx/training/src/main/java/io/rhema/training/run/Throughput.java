package io.rhema.training.run;

/** Tokens a second since it was made. */
final class Throughput {
  private final long started = System.nanoTime();
  private long tokens;

  void add(int more) {
    tokens += more;
  }

  double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  double perSecond() {
    return tokens / seconds();
  }
}
