package io.rhema.job.finetune;

import java.util.Locale;

/**
 * The stages from what is learnt to what serves, in flow order: the single source of their names
 * and uids. Those before are {@link io.rhema.job.finetune.check.ExampleStage}s.
 */
public enum FineTuneStage {
  TRAIN("train"),
  PUBLISH("gate and publish"),
  ANNOUNCE("tell running jobs");

  private final String title;

  FineTuneStage(String title) {
    this.title = title;
  }

  /** The name on the dashboard. */
  public String title() {
    return title;
  }

  /** The stable id. */
  public String uid() {
    return name().toLowerCase(Locale.ROOT);
  }
}
