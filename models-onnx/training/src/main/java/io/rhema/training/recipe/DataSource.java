package io.rhema.training.recipe;

/** A file of examples. */
public sealed interface DataSource permits DataFile, TaggedFile {

  /** Relative to the data folder. */
  String path();

  /** What the data set is called, for the model card. */
  String name();

  /** For the model card. */
  String licence();
}
