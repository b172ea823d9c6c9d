package io.rhema.training.recipe;

import java.util.List;

/** A file of examples, or several that belong together. */
public sealed interface DataSource permits DataFile, TaggedFile, PairFile {

  /** Relative to the data folder. */
  String path();

  /** All its files, relative to the data folder. */
  default List<String> paths() {
    return List.of(path());
  }

  /** What the data set is called, for the model card. */
  String name();

  /** For the model card. */
  String licence();
}
