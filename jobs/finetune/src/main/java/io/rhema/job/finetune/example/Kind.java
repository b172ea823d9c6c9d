package io.rhema.job.finetune.example;

/** What an example is for. Of two with one text the one whose kind comes later holds. */
public enum Kind {
  /** It keeps what the model can do already. */
  REPLAY,
  /** It teaches the model something. */
  CORRECTION
}
