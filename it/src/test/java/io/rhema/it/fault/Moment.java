package io.rhema.it.fault;

/** When a fault comes. */
enum Moment {
  /** At any time, counted in milliseconds since the last recovery. */
  RANDOM("at random"),
  /** While the broker has yet to be told to commit what a complete checkpoint has pre-committed. */
  BEFORE_COMMIT("between pre-commit and commit");

  private final String title;

  Moment(String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
  }
}
