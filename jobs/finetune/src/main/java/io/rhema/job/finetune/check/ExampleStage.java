package io.rhema.job.finetune.check;

import java.util.Locale;

/**
 * The stages from corrections to what is learnt, in the order of the flow: the single source of
 * their names and uids.
 */
public enum ExampleStage {
  READ_FEEDBACK("read feedback"),
  READ_FILES("read corrections"),
  READ_REPLAY("read replay"),
  CHECK("check and encode"),
  LATEST("keep the latest");

  private final String title;

  ExampleStage(String title) {
    this.title = title;
  }

  /** The name on the dashboard. */
  public String title() {
    return title;
  }

  /** The stable id. */
  public String uid() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
