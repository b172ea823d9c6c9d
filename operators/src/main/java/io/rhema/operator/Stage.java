package io.rhema.operator;

import java.util.Locale;

/**
 * The stages of the flow, in flow order: the single source of operator names, uids and metric
 * groups.
 *
 * <p>A uid is part of every savepoint, so a constant here is never renamed once a version with it
 * has been released.
 */
public enum Stage {
  READ("read text events"),
  DECODE("decode"),
  ANALYZE("analyze"),
  INFER("infer"),
  EMIT("emit"),
  DEAD_LETTER("dead letters");

  private final String title;

  Stage(String title) {
    this.title = title;
  }

  /** The name on the dashboard. */
  public String title() {
    return title;
  }

  /** The name on the dashboard of a stage that exists once for each model or topic. */
  public String title(String instance) {
    return title + ": " + instance;
  }

  /** The stable id in savepoints. */
  public String uid() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The stable id in savepoints of a stage that exists once for each model or topic. */
  public String uid(String instance) {
    return uid() + "-" + instance;
  }
}
